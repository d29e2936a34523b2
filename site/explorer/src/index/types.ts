// The index as the rest of the client sees it: columns, read once, of which row n says all of entry n.

/** Which index: papers or data sets. */
export type Kind = "papers" | "datasets";

export type Language = "en" | "zh";

/** A facet of the index whose values are keys: technique, topic, modality, venue; kind and language of data sets. */
export interface Tags {
  readonly keys: readonly string[];
  /** What each key is called in the page's language. */
  readonly labels: readonly string[];
  /** The numbers of an entry's keys; of techniques the first is the shelf. */
  of(row: number): readonly number[];
}

/** Of what an entry has, one bit each; data sets use `data` for an address and `paper` for a paper of the list. */
export const HAS = { code: 1, data: 2, demo: 4, project: 8, paper: 16 } as const;

/** An entry's links as its row shows them. */
export interface RowLinks {
  /** The PDF, or "" where there is none. */
  readonly pdf: string;
  /** The entry's own page at its source: the paper's, or the data's. */
  readonly source: string;
  readonly code: string;
  readonly demo: string;
}

export interface PaperIndex {
  readonly kind: Kind;
  readonly count: number;
  readonly ids: readonly string[];
  /** "" where there is none. */
  readonly names: readonly string[];
  /** Of a data set: its paper's title, or its own. */
  readonly titles: readonly string[];
  /** Months since January 1970; -1 where the date is unknown. Where only the year is known, its January. */
  readonly months: ArrayLike<number>;
  /** Day of the month, 0 where it is not known. */
  readonly days: ArrayLike<number>;
  /** Every facet by its name in the address: technique, topic, modality, venue (papers); kind, language (data sets). */
  readonly facets: ReadonlyMap<string, Tags>;
  /** The techniques, which every view colours by; `keys` end with `background`. */
  readonly techniques: Tags;
  /** Bits of HAS. */
  readonly has: ArrayLike<number>;
  /** Why a row is a milestone, in the page's language. */
  readonly milestones: ReadonlyMap<number, string>;
  /** The row of an id, or -1. */
  rowOf(id: string): number;
  /** `2023-04`, `2023` or "". */
  date(row: number): string;
  /** The venue as a row shows it, with its year; "" for none and for arXiv. */
  venue(row: number): string;
  /** Address of the entry's page, from the page that is open; of its source, where that was opened from disk. */
  address(row: number): string;
  /** The authors, or undefined until the second part is there. */
  authors(row: number): readonly string[] | undefined;
  /** The links, or undefined until the second part is there. */
  links(row: number): RowLinks | undefined;
  /** The second part: resolves when authors and links are there. */
  readonly whole: Promise<void>;
  /** The positions of the map, loaded when first asked for; the map view knows its form. */
  loadMap(): Promise<unknown>;
}
