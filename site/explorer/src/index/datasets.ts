// The index of data sets.

import { Column, lines } from "./columns.ts";
import { Entries, type Field, type Surroundings } from "./index.ts";
import type { RowLinks, Tags } from "./types.ts";
import type { DatasetsFirst, DatasetsSecond } from "./wire.ts";

export class Datasets extends Entries {
  readonly kind = "datasets";
  readonly kinds: Column;
  /** The row of its paper in the index of papers, or -1. */
  readonly papers: readonly number[];
  readonly facets: ReadonlyMap<string, Column>;
  readonly whole: Promise<void>;
  private rest: { sizes: readonly string[]; data: readonly string[]; papers: readonly string[] } | undefined;

  constructor(
    first: DatasetsFirst,
    around: Surroundings,
    second: Promise<DatasetsSecond>,
    languageName: (code: string) => string,
  ) {
    super(first, around);
    this.papers = first.papers;
    this.kinds = Column.ofSets(first.kinds, first.count, (key) => around.labels.kinds[key] ?? key);
    this.facets = new Map([
      ["kind", this.kinds],
      ["technique", this.techniques],
      ["modality", this.modalities],
      ["language", Column.ofSets(first.languages, first.count, languageName)],
    ]);
    this.whole = second.then((part) => this.add(part));
  }

  private add(second: DatasetsSecond): void {
    const { count } = this;
    this.rest = {
      sizes: lines(second.sizes, count),
      data: lines(second.data, count),
      papers: lines(second.paper_names, count),
    };
  }

  /** Where a paper shows its venue, a data set shows its size. */
  venue(row: number): string {
    return this.rest?.sizes[row] ?? "";
  }

  authors(): undefined {
    return undefined;
  }

  links(row: number): RowLinks | undefined {
    return this.rest && { pdf: "", source: this.rest.data[row]!, code: "", demo: "" };
  }

  describing(row: number): { before: string; after: readonly Tags[] } {
    const names = this.kinds.of(row).map((kind) => this.kinds.labels[kind]!);
    return { before: names.join("\t"), after: [this.modalities] };
  }

  protected ownFields(): readonly Field[] {
    const rows = this.ids.map((_, row) => [row]);
    const kinds = this.kinds.keys.map((key, at) => `${key} ${this.kinds.labels[at]}`);
    const ofKind: number[][] = kinds.map(() => []);
    for (const [row] of rows) for (const kind of this.kinds.of(row!)) ofKind[kind]!.push(row!);
    const fields: Field[] = [{ name: "topics", texts: kinds, rows: ofKind }];
    return this.rest ? [...fields, { name: "papers", texts: this.rest.papers, rows }] : fields;
  }
}
