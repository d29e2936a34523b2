// What the indexes of papers and of data sets have in common: names, titles, dates, facets.

import { Column, ids, lines, titles } from "./columns.ts";
import type { Kind, PaperIndex, RowLinks, Tags } from "./types.ts";
import type { DatasetsFirst, KindManifest, Labels, PapersFirst } from "./wire.ts";

/** Words by which an entry is found beside its name and title: the texts of a field and the rows of each. */
export interface Field {
  readonly name: "years" | "authors" | "venues" | "topics" | "datasets" | "papers";
  readonly texts: readonly string[];
  readonly rows: readonly (readonly number[])[];
}

/** What an index is read with. */
export interface Surroundings {
  readonly labels: Labels;
  /** The way to the site's root, and to the root of the page's language. */
  readonly root: string;
  readonly home: string;
  readonly files: KindManifest;
  /** Fetches a file of the site as JSON. */
  fetch(path: string): Promise<unknown>;
}

export abstract class Entries implements PaperIndex {
  abstract readonly kind: Kind;
  readonly count: number;
  readonly ids: readonly string[];
  readonly names: readonly string[];
  readonly titles: readonly string[];
  readonly months: Int16Array;
  readonly days: Int8Array;
  readonly techniques: Column;
  readonly modalities: Column;
  readonly has: Uint8Array;
  readonly milestones: ReadonlyMap<number, string>;
  abstract readonly facets: ReadonlyMap<string, Column>;
  abstract readonly whole: Promise<void>;
  private rows: Map<string, number> | undefined;

  constructor(
    first: PapersFirst | DatasetsFirst,
    protected readonly around: Surroundings,
  ) {
    const { labels } = around;
    this.count = first.count;
    this.names = lines(first.names, first.count);
    this.ids = ids(first.ids, this.names);
    this.titles = titles(first.titles, this.names);
    this.months = Int16Array.from(first.months);
    this.days = Int8Array.from(first.days);
    this.has = Uint8Array.from(first.links);
    this.techniques = Column.ofSets(first.techniques, first.count, (key) => labels.techniques[key]?.name ?? key);
    this.modalities = Column.ofSets(first.modalities, first.count, (key) => labels.modalities[key] ?? key);
    this.milestones = this.findMilestones();
  }

  private findMilestones(): Map<number, string> {
    const stones = Object.values(this.around.labels.milestones ?? {}).flat();
    const found = stones.map(([id, why]) => [this.rowOf(id), why] as const);
    return new Map(found.filter(([row]) => row >= 0));
  }

  rowOf(id: string): number {
    this.rows ??= new Map(this.ids.map((own, row) => [own, row]));
    return this.rows.get(id) ?? -1;
  }

  date(row: number): string {
    const month = this.months[row]!;
    if (month < 0) return "";
    const year = String(1970 + Math.floor(month / 12));
    return this.days[row]! < 0 ? year : `${year}-${String((month % 12) + 1).padStart(2, "0")}`;
  }

  address(row: number): string {
    const { home } = this.around;
    // opened from disk, the entries' pages are elsewhere: it leads to their source
    return home ? `${home}${this.kind}/${this.ids[row]}/` : (this.links(row)?.source ?? "");
  }

  loadMap(): Promise<unknown> {
    const { map } = this.around.files;
    return map ? this.around.fetch(map) : Promise.reject(new Error("this index has no map"));
  }

  abstract venue(row: number): string;
  abstract authors(row: number): readonly string[] | undefined;
  abstract links(row: number): RowLinks | undefined;
  /** What a row says beside the techniques: modalities, of data sets the kinds. */
  abstract describing(row: number): { readonly before: string; readonly after: readonly Tags[] };

  /** What the search looks at beside name and title, as far as it is there. */
  fields(): readonly Field[] {
    const byYear = new Map<string, number[]>();
    for (let row = 0; row < this.count; row++) {
      const month = this.months[row]!;
      if (month < 0) continue;
      const year = String(1970 + Math.floor(month / 12));
      const rows = byYear.get(year);
      if (rows) rows.push(row);
      else byYear.set(year, [row]);
    }
    return [{ name: "years", texts: [...byYear.keys()], rows: [...byYear.values()] }, ...this.ownFields()];
  }

  protected abstract ownFields(): readonly Field[];
}
