// The index as its files hold it; awesome/website/explorer/papers.py and datasets.py say what each column means.

export interface Sets {
  readonly keys: readonly string[];
  /** A line an entry, a letter a key: `a` is the first. */
  readonly of: string;
}

interface First {
  readonly count: number;
  readonly names: string;
  readonly ids: string;
  readonly titles: string;
  readonly months: readonly number[];
  readonly days: readonly number[];
  readonly techniques: Sets;
  readonly modalities: Sets;
  readonly links: readonly number[];
}

export interface VenueWord {
  readonly key: string;
  readonly text: string;
  readonly name: string;
}

export interface PapersFirst extends First {
  readonly venues: { readonly words: readonly VenueWord[]; readonly of: readonly number[] };
  readonly topics: Sets;
}

export interface PapersSecond {
  readonly authors: { readonly names: string; readonly of: readonly (readonly number[])[] };
  readonly arxiv: string;
  readonly code: string;
  readonly project: string;
  readonly demo: string;
  readonly source: string;
  readonly datasets: string;
}

export interface DatasetsFirst extends First {
  readonly kinds: Sets;
  readonly languages: Sets;
  readonly papers: readonly number[];
}

export interface DatasetsSecond {
  readonly sizes: string;
  readonly data: string;
  readonly source: string;
  readonly paper_ids: string;
  readonly paper_names: string;
}

/** Where the files of one kind are, from the root of the site. */
export interface KindManifest {
  readonly first: string;
  readonly second: string;
  readonly count: number;
  readonly map?: string;
}

export interface Manifest {
  readonly version: string;
  readonly papers: KindManifest;
  readonly datasets: KindManifest;
  readonly glossary?: string;
  /** The recipe of exports. */
  readonly pieces: string;
}

/** What the keys of the index are called in the page's language. */
export interface Labels {
  /** Id and why, in order of date, by technique. */
  readonly milestones?: Readonly<Record<string, readonly (readonly [string, string])[]>>;
  readonly techniques: Readonly<
    Record<string, { readonly name: string; readonly short: string; readonly class: string }>
  >;
  readonly topics: Readonly<Record<string, string>>;
  readonly modalities: Readonly<Record<string, string>>;
  readonly kinds: Readonly<Record<string, string>>;
}
