// The search without a page, for what judges or measures it: an index as text and queries in, ids out.

import { readPapers } from "./index/read.ts";
import type { Labels, PapersFirst, PapersSecond } from "./index/wire.ts";
import { Glossary, type GlossaryTerm } from "./search/glossary.ts";
import { Search } from "./search/search.ts";

export interface Asked {
  readonly first: PapersFirst;
  readonly second: PapersSecond;
  readonly labels: Labels;
  readonly glossary: readonly GlossaryTerm[];
}

/** A function that answers a query with the ids that it finds, best first. */
export async function asker(given: Asked): Promise<(query: string) => string[]> {
  const around = {
    labels: given.labels,
    root: "",
    home: "",
    files: { first: "", second: "", count: 0 },
    fetch: () => Promise.reject(new Error("there is nothing to fetch")),
  };
  const index = readPapers(given.first, around, Promise.resolve(given.second));
  await index.whole;
  const search = new Search(index, new Glossary(given.glossary));
  return (query) => Array.from(search.find(query).rows, (row) => index.ids[row]!);
}
