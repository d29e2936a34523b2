// Columns made readable: the inverse of awesome/website/explorer/columns.py.

import type { Tags } from "./types.ts";
import type { Sets } from "./wire.ts";

const WHOLE = "\t";

export function lines(text: string, count: number): readonly string[] {
  return count ? text.split("\n") : [];
}

/** Ids; those that follow from the name are not written. */
export function ids(text: string, names: readonly string[]): string[] {
  return lines(text, names.length).map(
    (id, row) =>
      id ||
      names[row]!.toLowerCase()
        .replace(/[^a-z0-9]+/g, "-")
        .replace(/^-+|-+$/g, ""),
  );
}

/** Whole titles; those that begin with the name are written without it. */
export function titles(text: string, names: readonly string[]): string[] {
  return lines(text, names.length).map((line, row) => (line.startsWith(WHOLE) ? line.slice(1) : names[row]! + line));
}

/** What stands behind the name in a row: the title's rest where it begins with the name, else the whole title. */
export function behindName(name: string, title: string): string {
  if (!name) return title;
  if (title.startsWith(name) && !/^[\p{L}\p{N}]/u.test(title.slice(name.length))) return title.slice(name.length);
  return ` ${title}`;
}

/** Small sets of keys, an entry each, laid end to end. */
export class Column implements Tags {
  readonly keys: readonly string[];
  readonly labels: readonly string[];
  readonly starts: Uint32Array;
  readonly values: Uint16Array;

  constructor(keys: readonly string[], labels: readonly string[], of: readonly (readonly number[])[]) {
    this.keys = keys;
    this.labels = labels;
    this.starts = new Uint32Array(of.length + 1);
    let total = 0;
    of.forEach((members, row) => {
      total += members.length;
      this.starts[row + 1] = total;
    });
    this.values = new Uint16Array(total);
    of.forEach((members, row) => {
      this.values.set(members, this.starts[row]!);
    });
  }

  static ofSets(sets: Sets, count: number, label: (key: string) => string): Column {
    const of = lines(sets.of, count).map((line) => Array.from(line, (letter) => letter.codePointAt(0)! - 97));
    return new Column(sets.keys, sets.keys.map(label), of);
  }

  of(row: number): readonly number[] {
    return Array.from(this.values.subarray(this.starts[row]!, this.starts[row + 1]!));
  }
}

/** The authors' lists: `-n` stands for the next n new names, k for the k-th newest of those so far. */
export function backReferences(of: readonly (readonly number[])[]): number[][] {
  let known = 0;
  return of.map((row) => {
    const found: number[] = [];
    for (const number of row) {
      if (number > 0) found.push(known - number);
      else for (let left = -number; left > 0; left--) found.push(known++);
    }
    return found;
  });
}

/** The items of rows turned round: the rows of items. */
export function inverse(of: readonly (readonly number[])[], items: number): readonly (readonly number[])[] {
  const rows: number[][] = Array.from({ length: items }, () => []);
  of.forEach((members, row) => {
    for (const item of members) rows[item]!.push(row);
  });
  return rows;
}
