// Columns made readable: the inverse of awesome/website/explorer/columns.py.

import type { Tags } from "./types.ts";
import type { Sets } from "./wire.ts";

const WHOLE = "\t";
const FIRST_LETTER = 97;

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

  private constructor(keys: readonly string[], labels: readonly string[], starts: Uint32Array, values: Uint16Array) {
    this.keys = keys;
    this.labels = labels;
    this.starts = starts;
    this.values = values;
  }

  static ofLists(keys: readonly string[], labels: readonly string[], of: readonly (readonly number[])[]): Column {
    const starts = new Uint32Array(of.length + 1);
    of.forEach((members, row) => {
      starts[row + 1] = starts[row]! + members.length;
    });
    const values = new Uint16Array(starts[of.length]!);
    of.forEach((members, row) => {
      values.set(members, starts[row]!);
    });
    return new Column(keys, labels, starts, values);
  }

  /** Of at most one value a row; -1 for none. */
  static ofSingles(keys: readonly string[], labels: readonly string[], of: ArrayLike<number>): Column {
    const starts = new Uint32Array(of.length + 1);
    const values = new Uint16Array(of.length);
    for (let row = 0, at = 0; row < of.length; row++) {
      if (of[row]! >= 0) values[at++] = of[row]!;
      starts[row + 1] = at;
    }
    return new Column(keys, labels, starts, values.subarray(0, starts[of.length]));
  }

  static ofSets(sets: Sets, count: number, label: (key: string) => string): Column {
    const { of } = sets;
    const starts = new Uint32Array(count + 1);
    const values = new Uint16Array(of.length);
    let total = 0;
    for (let row = 0, at = 0; row < count; row++, at++) {
      for (; at < of.length && of[at] !== "\n"; at++) values[total++] = of.charCodeAt(at) - FIRST_LETTER;
      starts[row + 1] = total;
    }
    return new Column(sets.keys, sets.keys.map(label), starts, values.subarray(0, total));
  }

  /** The rows of each value. */
  rows(): readonly (readonly number[])[] {
    const found: number[][] = this.keys.map(() => []);
    for (let row = 0; row + 1 < this.starts.length; row++) {
      for (let at = this.starts[row]!; at < this.starts[row + 1]!; at++) found[this.values[at]!]!.push(row);
    }
    return found;
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
