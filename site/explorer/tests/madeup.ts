// A made-up index: papers and people that do not exist.

import type { Papers } from "../src/index/papers.ts";
import { readPapers } from "../src/index/read.ts";
import type { Labels, PapersFirst, PapersSecond, VenueWord } from "../src/index/wire.ts";

export interface MadeUp {
  readonly name?: string;
  readonly title: string;
  readonly month?: number;
  readonly authors?: readonly string[];
  readonly technique?: string;
  readonly topics?: readonly string[];
  readonly venue?: string;
  readonly links?: number;
  readonly datasets?: readonly string[];
}

const TECHNIQUES = ["instruction-tuning", "chain-of-thought", "background"];
const TOPICS = ["hallucination", "grounding"];

const LABELS: Labels = {
  techniques: Object.fromEntries(TECHNIQUES.map((key) => [key, { name: key, short: key, class: "bg" }])),
  topics: Object.fromEntries(TOPICS.map((key) => [key, key])),
  modalities: {},
  kinds: {},
};

/** The papers in the order given, which is to be the newest first. */
export async function index(papers: readonly MadeUp[]): Promise<Papers> {
  const found = first(papers);
  const made = readPapers(
    found,
    { labels: LABELS, root: "", home: "", files: { first: "", second: "", count: 0 }, fetch: refuse },
    Promise.resolve(second(papers)),
  );
  await made.whole;
  return made;
}

function refuse(path: string): Promise<unknown> {
  return Promise.reject(new Error(path));
}

function sets(keys: readonly string[], of: (paper: MadeUp) => readonly string[], papers: readonly MadeUp[]) {
  const letters = (paper: MadeUp) =>
    of(paper)
      .map((key) => String.fromCharCode(97 + keys.indexOf(key)))
      .join("");
  return { keys, of: papers.map(letters).join("\n") };
}

function first(papers: readonly MadeUp[]): PapersFirst {
  const venues = [...new Set(papers.flatMap((paper) => paper.venue ?? []))];
  const words: VenueWord[] = venues.map((text) => ({
    key: text.split(" ")[0]!.toLowerCase(),
    text,
    name: text.split(" ")[0]!,
  }));
  return {
    count: papers.length,
    names: papers.map((paper) => paper.name ?? "").join("\n"),
    ids: papers.map((_, row) => `paper-${row}`).join("\n"),
    titles: papers.map((paper) => `\t${paper.title}`).join("\n"),
    months: papers.map((paper) => paper.month ?? 650),
    days: papers.map(() => 0),
    techniques: sets(TECHNIQUES, (paper) => [paper.technique ?? "background"], papers),
    topics: sets(TOPICS, (paper) => paper.topics ?? [], papers),
    modalities: sets(["image"], () => [], papers),
    venues: { words, of: papers.map((paper) => (paper.venue ? venues.indexOf(paper.venue) : -1)) },
    links: papers.map((paper) => paper.links ?? 0),
  };
}

function second(papers: readonly MadeUp[]): PapersSecond {
  const names: string[] = [];
  const of = papers.map((paper) => {
    names.push(...(paper.authors ?? []));
    return paper.authors?.length ? [-paper.authors.length] : [];
  });
  const empty = papers.map(() => "").join("\n");
  const datasets = papers.map((paper) => (paper.datasets ?? []).join("\t")).join("\n");
  return {
    authors: { names: names.join("\n"), of },
    arxiv: empty,
    code: empty,
    project: empty,
    demo: empty,
    source: empty,
    datasets,
  };
}
