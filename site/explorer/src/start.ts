// From the page's data to the explorer, and what is said where the index does not come.

import { type Page, readPage, type Source } from "./data.ts";
import { Explorer } from "./explorer.ts";
import { readIndex } from "./index/read.ts";
import { Glossary, type GlossaryTerm } from "./search/glossary.ts";
import { Search } from "./search/search.ts";
import { notice } from "./ui/shell.ts";

/** As long the index may take before the reader is told that it comes. */
const SLOW = 3000;

export async function start(sourceOf: (root: string) => Source): Promise<void> {
  const element = document.getElementById("explorer");
  if (!element) return;
  const page = readPage(element, sourceOf(element.dataset.root ?? ""));
  await load(element, page);
}

async function load(element: HTMLElement, page: Page): Promise<void> {
  const stage = element.querySelector(".x-view")!;
  const slow = setTimeout(() => stage.before(slowNotice), SLOW);
  const slowNotice = notice(page.words, "slow");
  try {
    const { manifest, source } = page;
    const glossary = manifest.glossary ? (source.json(manifest.glossary) as Promise<GlossaryTerm[]>) : [];
    const index = await readIndex(page.kind, page.language, {
      labels: page.labels,
      root: page.root,
      home: page.home,
      files: manifest[page.kind],
      fetch: (path) => source.json(path),
    });
    const search = new Search(index, new Glossary(await glossary));
    new Explorer(element, page, index, search);
    watchConnection(page);
  } catch {
    const failed = notice(page.words, navigator.onLine ? "failed" : "failed_offline", () => {
      failed.remove();
      void load(element, page);
    });
    stage.before(failed);
  } finally {
    clearTimeout(slow);
    slowNotice.remove();
  }
}

/** Say when the network goes: what is loaded goes on working. */
function watchConnection(page: Page): void {
  const gone = notice(page.words, "offline");
  const bar = document.querySelector(".x-bar");
  window.addEventListener("offline", () => bar?.before(gone));
  window.addEventListener("online", () => gone.remove());
}
