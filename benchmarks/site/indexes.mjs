// Gives lunr and Pagefind the records that our index is made of: `node indexes.mjs RECORDS TARGET`.
// Writes TARGET/lunr.json, TARGET/lunr.min.js, TARGET/titles.json and TARGET/pagefind/.

import { copyFile, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import lunr from "lunr";
import { close, createIndex } from "pagefind";

const [source, target] = process.argv.slice(2);
const records = JSON.parse(await readFile(source, "utf8"));

function text(record) {
  const { name, title, authors, venue, year, topics, datasets } = record;
  return [name, title, authors.join(", "), venue, year, topics.join(", "), datasets.join(", ")].filter(Boolean).join(" · ");
}

const index = lunr(function () {
  this.ref("row");
  this.field("name", { boost: 10 });
  this.field("title", { boost: 5 });
  for (const field of ["authors", "venue", "year", "topics", "datasets"]) this.field(field);
  records.forEach((record, row) => this.add({ ...record, row }));
});
await writeFile(join(target, "lunr.json"), JSON.stringify(index));
await writeFile(join(target, "titles.json"), JSON.stringify(records.map(({ id, title }) => [id, title])));
await copyFile(createRequire(import.meta.url).resolve("lunr/lunr.min.js"), join(target, "lunr.min.js"));

const { index: pagefind } = await createIndex({ forceLanguage: "en" });
for (const record of records) {
  await pagefind.addCustomRecord({
    url: `/${record.id}`,
    content: text(record),
    language: "en",
    meta: { title: record.title },
  });
}
await pagefind.writeFiles({ outputPath: join(target, "pagefind") });
await close();
