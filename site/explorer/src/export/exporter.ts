// Exports of the page: loads the recipe, the pieces, and for formats with data sets the index of these.

import type { Page } from "../data.ts";
import type { Column } from "../index/columns.ts";
import { Datasets } from "../index/datasets.ts";
import type { Entries } from "../index/index.ts";
import { readIndex } from "../index/read.ts";
import { assemble } from "./assemble.ts";
import { piecesOf, placesByShelf, type Taken } from "./pieces.ts";
import { type Format, type Recipe, WITH_DATASETS } from "./recipe.ts";

export interface Exported {
  readonly text: string;
  readonly file: string;
  readonly type: string;
}

export class Exporter {
  private recipe: Promise<Recipe> | undefined;
  private other: Promise<Entries> | undefined;

  constructor(
    private readonly page: Page,
    private readonly index: Entries,
  ) {}

  /** The entries of these rows in a format. */
  async export(rows: readonly number[], format: Format): Promise<Exported> {
    const { page } = this;
    this.recipe ??= keep(page.source.json(page.manifest.pieces), () => {
      this.recipe = undefined;
    }) as Promise<Recipe>;
    const recipe = await this.recipe;
    const papers = this.index.kind === "papers" ? this.index : undefined;
    const datasets = papers && !WITH_DATASETS.has(format) ? undefined : await this.datasets();
    const taken = papers
      ? withDatasets(rows, datasets)
      : { papers: [], datasets: rows, accompanied: new Set<number>() };
    const places = papers ? placesByShelf(papers) : new Map<number, number>();
    const pieces = await piecesOf(taken, format, recipe, places, (path) => page.source.text(path));
    const text = assemble(format, pieces, recipe, {
      shelf: (row) => shelfOf(papers!.techniques, row),
      year: (kind, row) => ((kind === "papers" ? papers : datasets)?.date(row) ?? "").slice(0, 4),
    });
    const { file, type } = recipe.formats[format];
    return { text, file: named(file, rows.length), type };
  }

  private async datasets(): Promise<Datasets> {
    if (this.index instanceof Datasets) return this.index;
    const { page } = this;
    this.other ??= keep(
      readIndex("datasets", page.language, {
        labels: page.labels,
        root: page.root,
        home: page.home,
        files: page.manifest.datasets,
        fetch: (path) => page.source.json(path),
      }),
      () => {
        this.other = undefined;
      },
    );
    return (await this.other) as Datasets;
  }
}

/** A promise that, where it fails, is forgotten, so that the next try is a new one. */
function keep<Value>(promise: Promise<Value>, forget: () => void): Promise<Value> {
  promise.catch(forget);
  return promise;
}

function shelfOf(techniques: Column, row: number): number {
  return techniques.values[techniques.starts[row]!]!;
}

/** Papers take their data sets along, as `awesome export` does. */
function withDatasets(papers: readonly number[], datasets: Datasets | undefined): Taken {
  const taken = new Set(papers);
  const along = datasets
    ? Array.from(datasets.papers, (paper, row) => ({ paper, row })).filter(({ paper }) => taken.has(paper))
    : [];
  const rows = along.map(({ row }) => row);
  return { papers, datasets: rows, accompanied: new Set(rows) };
}

/** `awesome-mllm-12.bib`: the usual name with how many there are. */
function named(file: string, count: number): string {
  return file.replace(/^([^.]+)/, `$1-${count}`);
}
