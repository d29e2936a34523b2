// How an export is put together; awesome/website/explorer/pieces.py writes this and says what each part means.

/** Some of the pieces, joined; `none` where there are none. */
export interface ListOf {
  readonly of: "papers" | "datasets";
  readonly open: string;
  readonly between: string;
  readonly close: string;
  readonly none: string;
}

export interface FormatRecipe {
  readonly file: string;
  readonly type: string;
  readonly frame: readonly (string | ListOf)[];
  readonly papers: readonly string[];
  readonly datasets: readonly string[];
}

export interface MarkdownRecipe {
  readonly head: readonly [string, string];
  readonly and: string;
  readonly counted: Readonly<Record<"papers" | "datasets", readonly [string, string]>>;
  readonly large: number;
  readonly note: string;
  readonly contents: string;
  readonly unknown: string;
  readonly chapters: {
    readonly papers: readonly Chapter[];
    readonly datasets: Chapter;
  };
}

/** Name, anchor, and a sentence about it. */
export type Chapter = readonly [string, string, string];

export interface Recipe {
  readonly separator: string;
  readonly alone: string;
  readonly size: number;
  readonly order: Readonly<Record<"papers" | "datasets", readonly number[]>>;
  readonly formats: Readonly<Record<Format, FormatRecipe>>;
  readonly markdown: MarkdownRecipe;
}

export const FORMATS = ["bibtex", "ris", "csl-json", "csv", "json", "markdown"] as const;
export type Format = (typeof FORMATS)[number];

/** The formats that have data sets beside papers. */
export const WITH_DATASETS: ReadonlySet<Format> = new Set(["csv", "json", "markdown"]);
