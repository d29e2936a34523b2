// Bundles the tests, which are TypeScript, and runs them with node's own runner.

import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "explorer-tests-"));
const tests = readdirSync(join(here, "tests"), { recursive: true }).filter((name) => name.endsWith(".test.ts"));
try {
  await build({
    absWorkingDir: here,
    bundle: true,
    entryPoints: tests.map((name) => join("tests", name)),
    format: "esm",
    logLevel: "warning",
    outdir: folder,
    outExtension: { ".js": ".mjs" },
    platform: "node",
    sourcemap: "inline",
    target: ["node20"],
  });
  const built = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(".mjs"));
  const files = built.map((name) => join(folder, name));
  process.exitCode =
    spawnSync(process.execPath, ["--enable-source-maps", "--test", ...files], { stdio: "inherit" }).status ?? 1;
} finally {
  rmSync(folder, { recursive: true });
}
