// The distinct words of a field with the items (rows, authors, topics …) that hold each.

import { bitsOf, forgiven, mistakes, signature } from "./distance.ts";

/** A word near to one that was typed. */
export interface Near {
  readonly word: number;
  readonly mistakes: number;
}

export class Vocabulary {
  /** In the order in which they first stand. */
  readonly words: readonly string[];
  private readonly places: ReadonlyMap<string, number>;
  private readonly starts: Uint32Array;
  private readonly items: Uint32Array;
  /** Places in alphabetical order, so that those with one beginning stand together. */
  private order: readonly number[] | undefined;
  private signatures: Int32Array | undefined;

  /** Reads the words of each item: numbers in typed arrays, since an array a word would keep the collector busy. */
  constructor(count: number, wordsOf: (item: number, each: (word: string) => void) => void) {
    const places = new Map<string, number>();
    const words: string[] = [];
    let holders = new Uint32Array(1 << 12);
    let latest = new Int32Array(1 << 12).fill(-1);
    let found = new Uint32Array(1 << 14);
    let total = 0;
    const ends = new Uint32Array(count);
    for (let item = 0; item < count; item++) {
      wordsOf(item, (word) => {
        let place = places.get(word);
        if (place === undefined) {
          place = words.push(word) - 1;
          places.set(word, place);
          if (place === holders.length) {
            holders = grown(holders, new Uint32Array(place * 2));
            latest = grown(latest, new Int32Array(place * 2).fill(-1));
          }
        } else if (latest[place] === item) return;
        latest[place] = item;
        holders[place]!++;
        if (total === found.length) found = grown(found, new Uint32Array(total * 2));
        found[total++] = place;
      });
      ends[item] = total;
    }
    this.words = words;
    this.places = places;
    this.starts = new Uint32Array(words.length + 1);
    for (let place = 0; place < words.length; place++) this.starts[place + 1] = this.starts[place]! + holders[place]!;
    const next = this.starts.slice();
    this.items = new Uint32Array(total);
    for (let item = 0, at = 0; item < count; item++) {
      for (; at < ends[item]!; at++) this.items[next[found[at]!]!++] = item;
    }
  }

  /** The place of a word, or -1. */
  place(word: string): number {
    return this.places.get(word) ?? -1;
  }

  itemsOf(place: number): Uint32Array {
    return this.items.subarray(this.starts[place]!, this.starts[place + 1]!);
  }

  holders(place: number): number {
    return this.starts[place + 1]! - this.starts[place]!;
  }

  /** The places of the words that begin so. */
  beginning(letters: string): readonly number[] {
    const { words } = this;
    this.order ??= Array.from(words.keys()).sort((one, other) => (words[one]! < words[other]! ? -1 : 1));
    let first = 0;
    let past = this.order.length;
    while (first < past) {
      const middle = (first + past) >> 1;
      if (words[this.order[middle]!]! < letters) first = middle + 1;
      else past = middle;
    }
    while (past < this.order.length && words[this.order[past]!]!.startsWith(letters)) past++;
    return this.order.slice(first, past);
  }

  /** The words with the fewest mistakes to the typed one, as far as they are forgiven; `begun` while it is being typed. */
  near(typed: string, begun: boolean): Near[] {
    let most = forgiven(typed.length);
    if (most === 0) return [];
    this.signatures ??= Int32Array.from(this.words, signature);
    const own = signature(typed);
    let found: Near[] = [];
    for (let place = 0; place < this.words.length; place++) {
      const word = this.words[place]!;
      const longer = word.length - typed.length;
      if (longer < -most || (!begun && longer > most)) continue;
      const theirs = this.signatures[place]!;
      // a wrong letter takes one from each side; of a word that is only begun, the typed side alone tells
      if (bitsOf(own & ~theirs) > most || (!begun && bitsOf(theirs & ~own) > most)) continue;
      const far = mistakes(typed, word, most, begun);
      if (far > most) continue;
      if (far < most) found = [];
      most = far;
      found.push({ word: place, mistakes: far });
    }
    return found;
  }
}

function grown<Numbers extends Uint32Array | Int32Array>(from: Numbers, to: Numbers): Numbers {
  to.set(from);
  return to;
}
