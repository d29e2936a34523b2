// An export from its pieces: byte for byte what `awesome export --ids` writes of the same entries.

import type { Pieces } from "./pieces.ts";
import type { Chapter, Format, ListOf, MarkdownRecipe, Recipe } from "./recipe.ts";

/** What the chapters of a Markdown list need to know of a row. */
export interface Shelved {
  /** Number of a paper's shelf. */
  shelf(paper: number): number;
  /** Year, "" where it is not known. */
  year(kind: "papers" | "datasets", row: number): string;
}

export function assemble(format: Format, pieces: Pieces, recipe: Recipe, shelved: Shelved): string {
  if (format === "markdown") return markdown(pieces, recipe.markdown, shelved);
  const { frame } = recipe.formats[format];
  return frame.map((part) => (typeof part === "string" ? part : list(part, pieces, recipe))).join("");
}

function list(part: ListOf, pieces: Pieces, recipe: Recipe): string {
  const own = pieces[part.of];
  const texts = recipe.order[part.of].flatMap((row) => own.get(row) ?? []);
  return texts.length ? part.open + texts.join(part.between) + part.close : part.none;
}

interface Written {
  readonly chapter: Chapter;
  readonly years: ReadonlyMap<string, readonly string[]>;
}

function markdown(pieces: Pieces, recipe: MarkdownRecipe, shelved: Shelved): string {
  const papers = recipe.chapters.papers.map((chapter, shelf) => {
    const rows = [...pieces.papers].filter(([row]) => shelved.shelf(row) === shelf);
    return { chapter, years: byYear(rows, (row) => shelved.year("papers", row) || recipe.unknown) };
  });
  const datasets = {
    chapter: recipe.chapters.datasets,
    years: byYear([...pieces.datasets], (row) => shelved.year("datasets", row) || recipe.unknown),
  };
  const chapters = [...papers, datasets].filter(({ years }) => years.size);
  const counts = (["papers", "datasets"] as const).map((kind) => counted(pieces[kind].size, recipe.counted[kind]));
  const body = chapters.map(chapterText).join("\n");
  const note = new TextEncoder().encode(body).length > recipe.large ? recipe.note : "";
  const contents = chapters.map((written) => `${contentsLine(written)}\n`).join("");
  const text = `${recipe.head[0]}${counts.join(recipe.and)}${recipe.head[1]}${note}${recipe.contents}${contents}`;
  return body ? `${text}\n${body}` : text;
}

function byYear(rows: [number, string][], yearOf: (row: number) => string): Map<string, string[]> {
  const years = new Map<string, string[]>();
  for (const [row, text] of rows.sort(([one], [other]) => one - other)) {
    const year = yearOf(row);
    const own = years.get(year);
    if (own) own.push(text);
    else years.set(year, [text]);
  }
  return years;
}

function counted(count: number, [one, many]: readonly [string, string]): string {
  return `${thousands(count)} ${count === 1 ? one : many}`;
}

function thousands(count: number): string {
  return count.toLocaleString("en-US");
}

function contentsLine({ chapter: [name, anchor], years }: Written): string {
  const count = [...years.values()].reduce((sum, rows) => sum + rows.length, 0);
  const links = [...years.keys()].map((year) => `[${year}](#${anchor}-${year.replaceAll(" ", "-")})`);
  return `- [${name}](#${anchor}) (${thousands(count)}): ${links.join(" · ")}`;
}

function chapterText({ chapter: [name, , about], years }: Written): string {
  const blocks = [...years].map(([year, rows]) => `### ${name} ${year}\n\n${rows.map((text) => `${text}\n`).join("")}`);
  return `## ${name}\n\n${about ? `${about}\n\n` : ""}${blocks.join("\n")}`;
}
