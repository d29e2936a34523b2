// The pieces of the entries that are taken, from the chunks in which they lie.

import type { Entries } from "../index/index.ts";
import type { Format, Recipe } from "./recipe.ts";

/** What is taken: rows of each index, in its order. Of data sets, those whose paper is taken too are accompanied. */
export interface Taken {
  readonly papers: readonly number[];
  readonly datasets: readonly number[];
  readonly accompanied: ReadonlySet<number>;
}

/** The text of each row that is taken. */
export interface Pieces {
  readonly papers: ReadonlyMap<number, string>;
  readonly datasets: ReadonlyMap<number, string>;
}

export type FetchText = (path: string) => Promise<string>;

/** How many chunks are asked for at once. */
const AT_ONCE = 6;

export async function piecesOf(
  taken: Taken,
  format: Format,
  recipe: Recipe,
  shelves: ReadonlyMap<number, number>,
  fetchText: FetchText,
): Promise<Pieces> {
  const own = recipe.formats[format];
  const papers = await collect(
    taken.papers,
    (row) => shelves.get(row)!,
    own.papers,
    recipe,
    fetchText,
    (_, text) => text,
  );
  const datasets = own.datasets.length
    ? await collect(
        taken.datasets,
        (row) => row,
        own.datasets,
        recipe,
        fetchText,
        (row, text) => {
          const [accompanied, alone] = text.split(recipe.alone);
          return taken.accompanied.has(row) ? accompanied! : (alone ?? accompanied!);
        },
      )
    : new Map<number, string>();
  return { papers, datasets };
}

/** The place of each paper in the chunks: by shelf, and there in the order of the index. */
export function placesByShelf(papers: Entries): ReadonlyMap<number, number> {
  const shelf = (row: number) => papers.techniques.values[papers.techniques.starts[row]!]!;
  const rows = Array.from({ length: papers.count }, (_, row) => row);
  rows.sort((one, other) => shelf(one) - shelf(other) || one - other);
  return new Map(rows.map((row, place) => [row, place]));
}

async function collect(
  rows: readonly number[],
  placeOf: (row: number) => number,
  chunks: readonly string[],
  recipe: Recipe,
  fetchText: FetchText,
  choose: (row: number, text: string) => string,
): Promise<Map<number, string>> {
  const needed = [...new Set(rows.map((row) => Math.floor(placeOf(row) / recipe.size)))];
  const texts = new Map<number, readonly string[]>();
  for (let at = 0; at < needed.length; at += AT_ONCE) {
    await Promise.all(
      needed.slice(at, at + AT_ONCE).map(async (chunk) => {
        texts.set(chunk, (await fetchText(chunks[chunk]!)).split(recipe.separator));
      }),
    );
  }
  return new Map(
    rows.map((row) => {
      const place = placeOf(row);
      return [row, choose(row, texts.get(Math.floor(place / recipe.size))![place % recipe.size]!)];
    }),
  );
}
