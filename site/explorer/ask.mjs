// Asks the search of a built site, without a browser:
//   node ask.mjs build/site [zh] < queries        a query a line; answers with a JSON list of ids a line, best first
// It makes the search from its sources, so that what is judged is what the bundle is made of.

import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const [site, language = "en"] = process.argv.slice(2);
const read = (path) => readFileSync(join(site, path), "utf8");
const manifest = JSON.parse(read("explore/index.json"));
const page = read(`${language === "zh" ? "zh/" : ""}explore/index.html`);
const labels = JSON.parse(/id="labels">(.*?)<\/script>/s.exec(page)[1]);

const made = await build({
  absWorkingDir: dirname(fileURLToPath(import.meta.url)),
  bundle: true,
  entryPoints: ["src/ask.ts"],
  format: "esm",
  platform: "node",
  target: ["node20"],
  write: false,
});
const { asker } = await import(`data:text/javascript,${encodeURIComponent(made.outputFiles[0].text)}`);
const ask = await asker({
  first: JSON.parse(read(manifest.papers.first)),
  second: JSON.parse(read(manifest.papers.second)),
  glossary: manifest.glossary ? JSON.parse(read(manifest.glossary)) : [],
  labels,
});
for (const query of readFileSync(0, "utf8").split("\n").slice(0, -1)) {
  process.stdout.write(`${JSON.stringify(ask(query))}\n`);
}
