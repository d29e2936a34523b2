// Facets: which rows hold what is wanted, and how many would for each value.

import { Column } from "../index/columns.ts";
import type { Entries } from "../index/index.ts";
import { HAS } from "../index/types.ts";
import type { Asked, Chosen } from "./address.ts";

/** What an entry may have, by the names in the address. */
export const HAS_VALUES = { papers: ["code", "data", "demo"], datasets: ["data", "paper"] } as const;

export interface Filtered {
  readonly rows: number[];
  /** Of each facet, how many rows each value has; a facet's own wanted values do not count against the others. */
  readonly counts: ReadonlyMap<string, Uint32Array>;
  /** Rows of each year, as if no years were asked for. */
  readonly years: ReadonlyMap<number, number>;
}

interface Group {
  readonly name: string;
  readonly column: Column;
  readonly wanted: Uint8Array | undefined;
  readonly unwanted: Uint8Array | undefined;
  /** Every wanted value must be there, instead of any. */
  readonly all: number;
  readonly counts: Uint32Array;
}

/** The facets of an index with `has` as one of them, made once. */
export function facetsOf(index: Entries): ReadonlyMap<string, Column> {
  const names = HAS_VALUES[index.kind];
  const of = Array.from(index.has, (bits) => names.flatMap((name, place) => (bits & HAS[name] ? [place] : [])));
  return new Map([...index.facets, ["has", Column.ofLists(names, names, of)]]);
}

const YEARS = 1;

/** Keep of the rows those that hold what is asked, in their order, and count. */
export function filter(
  index: Entries,
  facets: ReadonlyMap<string, Column>,
  rows: ArrayLike<number>,
  asked: Asked,
): Filtered {
  const groups = [...facets].map(([name, column]) => group(name, column, asked.facets.get(name)));
  const kept: number[] = [];
  const years = new Map<number, number>();
  const [first, last] = asked.years;
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at]!;
    const year = yearOf(index, row);
    let missed = (first && year < first) || (last && (year > last || year === 0)) ? YEARS : 0;
    let bit = YEARS;
    for (const one of groups) {
      bit <<= 1;
      if (!holds(one, row)) missed |= bit;
    }
    if (missed === 0) kept.push(row);
    if (missed === 0 || missed === YEARS) years.set(year, (years.get(year) ?? 0) + 1);
    bit = YEARS;
    for (const one of groups) {
      bit <<= 1;
      if ((missed & ~bit) === 0) count(one, row);
    }
  }
  return { rows: kept, counts: new Map(groups.map((one) => [one.name, one.counts])), years };
}

/** 0 where it is not known. */
export function yearOf(index: Entries, row: number): number {
  const month = index.months[row]!;
  return month < 0 ? 0 : 1970 + Math.floor(month / 12);
}

function group(name: string, column: Column, chosen: Chosen | undefined): Group {
  const flags = (values: ReadonlySet<string> | undefined) =>
    values?.size ? Uint8Array.from(column.keys, (key) => (values.has(key) ? 1 : 0)) : undefined;
  const all = name === "has" ? (chosen?.wanted.size ?? 0) : 0;
  return {
    name,
    column,
    wanted: flags(chosen?.wanted),
    unwanted: flags(chosen?.unwanted),
    all,
    counts: new Uint32Array(column.keys.length),
  };
}

function holds({ column, wanted, unwanted, all }: Group, row: number): boolean {
  if (!wanted && !unwanted) return true;
  let found = 0;
  for (let at = column.starts[row]!; at < column.starts[row + 1]!; at++) {
    const value = column.values[at]!;
    if (unwanted?.[value]) return false;
    if (wanted?.[value]) found++;
  }
  return !wanted || (all ? found === all : found > 0);
}

/** Count a row's values; where one of them is unwanted, only these, so that each says how many it keeps away. */
function count(one: Group, row: number): void {
  const { column, unwanted, wanted, all, counts } = one;
  const first = column.starts[row]!;
  const past = column.starts[row + 1]!;
  let barred = false;
  let found = 0;
  for (let at = first; at < past; at++) {
    if (unwanted?.[column.values[at]!]) barred = true;
    if (wanted?.[column.values[at]!]) found++;
  }
  // of `has`, each further value narrows what the others left
  if (all && !barred && found < all) return;
  for (let at = first; at < past; at++) {
    const value = column.values[at]!;
    if (!barred || unwanted?.[value]) counts[value]!++;
  }
}
