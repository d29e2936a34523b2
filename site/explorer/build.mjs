// Bundles the client into site/assets/explorer/ (or the folder that is named): modules for the explorer and the plots,
// and one classic script for the explorer that is opened from disk, where browsers refuse modules.

import { mkdir, readdir, rm } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const target = resolve(process.argv[2] ?? resolve(here, "../assets/explorer"));

const shared = {
  absWorkingDir: here,
  bundle: true,
  charset: "utf8",
  legalComments: "none",
  logLevel: "warning",
  minify: true,
  outdir: target,
  target: ["es2022"],
};

await mkdir(target, { recursive: true });
for (const name of await readdir(target)) if (name.endsWith(".js")) await rm(resolve(target, name));
await build({
  ...shared,
  entryPoints: { explorer: "src/main.ts" },
  format: "esm",
  splitting: true,
  chunkNames: "[name]-[hash]",
});
await build({ ...shared, entryPoints: { plots: "src/plots/plots.ts" }, format: "esm" });
await build({ ...shared, entryPoints: { offline: "src/offline.ts" }, format: "iife" });
