// From the files of an index to the index.

import { Datasets } from "./datasets.ts";
import type { Entries, Surroundings } from "./index.ts";
import { Papers } from "./papers.ts";
import type { Kind, Language } from "./types.ts";
import type { DatasetsFirst, DatasetsSecond, PapersFirst, PapersSecond } from "./wire.ts";

export function readPapers(first: PapersFirst, around: Surroundings, second: Promise<PapersSecond>): Papers {
  return new Papers(first, around, second);
}

/** Fetch both parts of an index at once; it is there with the first. */
export async function readIndex(kind: Kind, language: Language, around: Surroundings): Promise<Entries> {
  const first = around.fetch(around.files.first);
  const second = first.then(() => around.fetch(around.files.second));
  if (kind === "papers") return readPapers((await first) as PapersFirst, around, second as Promise<PapersSecond>);
  const names = new Intl.DisplayNames([language === "zh" ? "zh-CN" : "en"], { type: "language", fallback: "code" });
  return new Datasets((await first) as DatasetsFirst, around, second as Promise<DatasetsSecond>, (code) =>
    languageName(names, code),
  );
}

/** What a language's code is called; the list may hold what is no code. */
function languageName(names: Intl.DisplayNames, code: string): string {
  try {
    return names.of(code) ?? code;
  } catch {
    return code;
  }
}
