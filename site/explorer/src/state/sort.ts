// The order of the result, where another is asked for than the search's own.

import type { Entries } from "../index/index.ts";
import type { Sort } from "./address.ts";

/** The rows in order. Rows come by relevance, or the newest first where no words were asked for. */
export function sorted(index: Entries, rows: readonly number[], sort: Sort | ""): readonly number[] {
  if (sort === "" || sort === "relevance") return rows;
  // the columns stand newest first
  if (sort === "newest") return [...rows].sort((one, other) => one - other);
  if (sort === "oldest") return [...rows].sort((one, other) => unknownLast(index, one, other) || other - one);
  const text = texts(index, sort);
  const compare = new Intl.Collator("en", { numeric: true, sensitivity: "base" }).compare;
  const keys = new Map(rows.map((row) => [row, text(row)]));
  return [...rows].sort((one, other) => {
    const [a, b] = [keys.get(one)!, keys.get(other)!];
    if (!a || !b) return a ? -1 : b ? 1 : one - other;
    return compare(a, b) || one - other;
  });
}

function unknownLast(index: Entries, one: number, other: number): number {
  return Number(index.months[one]! < 0) - Number(index.months[other]! < 0);
}

function texts(index: Entries, sort: "name" | "title" | "venue"): (row: number) => string {
  if (sort === "venue") return (row) => index.venue(row);
  return (row) => (sort === "name" ? index.names[row]! : index.titles[row]!);
}
