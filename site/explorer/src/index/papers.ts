// The index of papers.

import { backReferences, Column, inverse, lines } from "./columns.ts";
import { Entries, type Field, type Surroundings } from "./index.ts";
import type { RowLinks, Tags } from "./types.ts";
import type { PapersFirst, PapersSecond } from "./wire.ts";

const GITHUB = "https://github.com/";
const FORUM = "https://openreview.net/forum?";

interface Rest {
  readonly names: readonly string[];
  readonly of: readonly (readonly number[])[];
  readonly arxiv: readonly string[];
  readonly code: readonly string[];
  readonly demo: readonly string[];
  readonly source: readonly string[];
  readonly datasets: readonly string[];
}

export class Papers extends Entries {
  readonly kind = "papers";
  readonly topics: Column;
  readonly venues: Column;
  readonly facets: ReadonlyMap<string, Column>;
  readonly whole: Promise<void>;
  private readonly venueWords: PapersFirst["venues"];
  private rest: Rest | undefined;

  constructor(first: PapersFirst, around: Surroundings, second: Promise<PapersSecond>) {
    super(first, around);
    this.topics = Column.ofSets(first.topics, first.count, (key) => around.labels.topics[key] ?? key);
    this.venueWords = first.venues;
    this.venues = venueColumn(first.venues);
    this.facets = new Map([
      ["technique", this.techniques],
      ["topic", this.topics],
      ["modality", this.modalities],
      ["venue", this.venues],
    ]);
    this.whole = second.then((part) => this.add(part));
  }

  private add(second: PapersSecond): void {
    const { count } = this;
    this.rest = {
      names: second.authors.names.split("\n"),
      of: backReferences(second.authors.of),
      arxiv: lines(second.arxiv, count).map((text, row) => this.wholeArxiv(text, row)),
      code: lines(second.code, count),
      demo: lines(second.demo, count),
      source: lines(second.source, count),
      datasets: lines(second.datasets, count),
    };
  }

  /** The month of the id is left out where it is the paper's own. */
  private wholeArxiv(text: string, row: number): string {
    if (!text || /[./]/.test(text)) return text;
    const month = this.months[row]!;
    const year = String(1970 + Math.floor(month / 12)).slice(2);
    return `${year}${String((month % 12) + 1).padStart(2, "0")}.${text}`;
  }

  venue(row: number): string {
    const word = this.venueWords.of[row]!;
    const text = word < 0 ? "" : this.venueWords.words[word]!.text;
    return text === "arXiv" ? "" : text;
  }

  authors(row: number): readonly string[] | undefined {
    const { rest } = this;
    return rest && rest.of[row]!.map((author) => rest.names[author]!);
  }

  links(row: number): RowLinks | undefined {
    const { rest } = this;
    if (!rest) return undefined;
    const arxiv = rest.arxiv[row]!;
    const source = arxiv ? `https://arxiv.org/abs/${arxiv}` : rest.source[row]!;
    const forum = source.startsWith(FORUM) ? source.replace("/forum?", "/pdf?") : "";
    const pdf = arxiv ? `https://arxiv.org/pdf/${arxiv}` : forum;
    return { pdf, source, code: this.code(rest.code[row]!, row), demo: rest.demo[row]! };
  }

  private code(text: string, row: number): string {
    if (!text || /^https?:/.test(text)) return text;
    return GITHUB + text + (text.endsWith("/") ? this.names[row] : "");
  }

  describing(): { before: string; after: readonly Tags[] } {
    return { before: "", after: [this.modalities] };
  }

  protected ownFields(): readonly Field[] {
    const { rest } = this;
    const { words, of } = this.venueWords;
    const texts = words.map((word) => word.text);
    const fields: Field[] = [
      {
        name: "topics",
        texts: this.topics.keys.map((key, at) => `${key} ${this.topics.labels[at]}`),
        rows: this.topics.rows(),
      },
      { name: "venues", texts, rows: Column.ofSingles(texts, texts, of).rows() },
    ];
    if (!rest) return fields;
    const held = rest.datasets.flatMap((text, row) => (text ? text.split("\t").map((name) => ({ name, row })) : []));
    const numbered = rest.arxiv.flatMap((text, row) => (text ? [{ text, row }] : []));
    return [
      ...fields,
      { name: "authors", texts: rest.names, rows: inverse(rest.of, rest.names.length) },
      { name: "datasets", texts: held.map((one) => one.name), rows: held.map((one) => [one.row]) },
      { name: "papers", texts: numbered.map((one) => one.text), rows: numbered.map((one) => [one.row]) },
    ];
  }
}

/** Venues as a facet: without their years. */
function venueColumn(venues: PapersFirst["venues"]): Column {
  const keys = new Map<string, string>();
  for (const word of venues.words) if (!keys.has(word.key)) keys.set(word.key, word.name);
  const places = new Map([...keys.keys()].map((key, place) => [key, place]));
  const ofWord = venues.words.map((word) => places.get(word.key)!);
  return Column.ofSingles(
    [...keys.keys()],
    [...keys.values()],
    venues.of.map((word) => ofWord[word] ?? -1),
  );
}
