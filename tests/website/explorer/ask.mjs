// Puts queries to the search without a page: `node ask.mjs CLIENT < {first, second, labels, glossary, queries}`, where
// CLIENT is the folder of the client's sources. Writes for each query the ids that it finds, best first.

import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { text } from "node:stream/consumers";
import { pathToFileURL } from "node:url";

const client = resolve(process.argv[2]);
const MOST = 10;
const { build } = createRequire(join(client, "package.json"))("esbuild");
const folder = mkdtempSync(join(tmpdir(), "explorer-asked-"));
try {
  const outfile = join(folder, "ask.mjs");
  await build({ entryPoints: [join(client, "src/ask.ts")], bundle: true, format: "esm", outfile, platform: "node", logLevel: "warning" });
  const { asker } = await import(pathToFileURL(outfile));
  const { queries, ...given } = JSON.parse(await text(process.stdin));
  const ask = await asker(given);
  process.stdout.write(JSON.stringify(queries.map((query) => ask(query).slice(0, MOST))));
} finally {
  rmSync(folder, { recursive: true });
}
