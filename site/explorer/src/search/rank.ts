// The rule by which results are ordered; the tests of this file fix it.
//
//  0  the name is what was asked                                        LLaVA → LLaVA
//  1  the title is what was asked
//  2  the name begins with it                                           LLaVA → LLaVA-1.5
//  3  the name begins with these letters                                LLaV  → LLaVA
//  4  name or title holds it as a phrase
//  5  …whose last word is only begun
//  6  name and title hold all its words, whole
//  7  an author, a data set, a topic or a venue is called so
//  8  name and title hold all its words, some only begun
//  9  all its words are there, whole, some beside name and title: authors, topics, venue, data sets
// 10  …some only begun
//
// Where a word is in no entry at all, or all words together find nothing, they are read as what was probably meant: the
// known words with the fewest mistakes to them. The rule then holds for these.
//
// Of equal rank, the newest stands first; those of one day by id. But where several words were asked for, of those that
// hold them alike come first: those whose name is among the words (Flamingo few-shot → Flamingo, not Med-Flamingo), then
// those of whose title more was asked for, in sixths (`nearness.ts`).

/** How well one term is held by one row; the worst of the terms counts. */
export const HELD = {
  whole: 0,
  begun: 1,
  beside: 2,
  besideBegun: 3,
  not: 255,
} as const;

export const RANKS = 11;

/** The ranks within which nearness comes before age. */
export const BY_NEARNESS = [4, 5, 6, 8, 9, 10];

/** What is known of each row beforehand, as spaced words: its name, its title, and both together. */
export interface Known {
  readonly names: readonly string[];
  /** The name without the spaces. */
  readonly close: readonly string[];
  readonly titles: readonly string[];
  readonly texts: readonly string[];
}

/** A query as it may be spelt. */
export class Spelling {
  private readonly begun: string;
  private readonly close: string;

  constructor(
    private readonly words: string,
    open: boolean,
  ) {
    this.begun = open ? words.trimEnd() : words;
    this.close = squeezed(words);
  }

  /** Whether the row's name is this, however it is written apart, or begins so. */
  isName(row: number, known: Known): boolean {
    return this.close.length > 2 && known.close[row]!.startsWith(this.close);
  }

  /** The best of ranks 0 to 5 that the row has, or RANKS. */
  rank(row: number, known: Known): number {
    const name = known.names[row]!;
    if (name !== "") {
      if (name === this.words || known.close[row] === this.close) return 0;
      if (known.titles[row] === this.words) return 1;
      if (name.startsWith(this.words)) return 2;
      if (name.startsWith(this.begun) || known.close[row]!.startsWith(this.close)) return 3;
    } else if (known.titles[row] === this.words) return 1;
    const text = known.texts[row]!;
    if (text.includes(this.words)) return 4;
    return text.includes(this.begun) ? 5 : RANKS;
  }
}

export function squeezed(words: string): string {
  return words.replaceAll(" ", "");
}

/** The rank of a row by the worst that one of its terms is held. */
export function rankOfHeld(held: number): number {
  if (held === HELD.whole) return 6;
  if (held === HELD.begun) return 8;
  return held === HELD.beside ? 9 : 10;
}
