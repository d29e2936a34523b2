// The row of a list, in the same form as site/templates/row.html.j2 and dataset_row.html.j2, with a box to tick.

import { behindName } from "../index/columns.ts";
import { filled, make } from "../picture/dom.ts";
import type { Marker } from "../search/marks.ts";
import { type Context, text } from "./context.ts";

const SHOWN_AUTHORS = 3;
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/;

/** A text with what was asked marked in it. */
export function marked(value: string, marker: Marker): (Node | string)[] {
  return marker.marked(value).map((part) => (part.marked ? make("mark", {}, part.text) : part.text));
}

/** A name, set apart where it runs from right to left, so that it does not turn round what stands beside it. */
function person(name: string, marker: Marker): (Node | string)[] {
  const found = marked(name, marker);
  return RIGHT_TO_LEFT.test(name) ? [make("bdi", {}, ...found)] : found;
}

/** The title as rows write it: the name, then what the title says beyond it. */
export function title(context: Context, row: number): (Node | string)[] {
  const { index } = context;
  const marker = context.marker();
  const name = index.names[row]!;
  const rest = marked(behindName(name, index.titles[row]!), marker);
  return name ? [make("b", {}, ...marked(name, marker)), ...rest] : rest;
}

export function authors(context: Context, row: number, most = SHOWN_AUTHORS): (Node | string)[] {
  const all = context.index.authors(row);
  if (all === undefined) return [];
  if (!all.length) return [context.words.authors_unknown!];
  const marker = context.marker();
  // an author who was asked for is shown, however many stand before
  const first = all.slice(0, most);
  const asked = all.slice(most).filter((name) => marker.marked(name).filter((part) => part.marked).length > 1);
  const shown = [...first, ...asked.slice(0, 2)];
  const found = shown.flatMap((name, at) => [at ? ", " : "", ...person(name, marker)]);
  if (all.length > shown.length) {
    found.push(
      filled(context.words.more_authors!, { more: String(all.length - shown.length), all: String(all.length) }),
    );
  }
  return found;
}

/** Classes that carry the colours of a row's techniques. */
export function classes(context: Context, row: number): string {
  const { index, page } = context;
  const own = index.techniques.of(row).map((place) => page.labels.techniques[index.techniques.keys[place]!]!.class);
  return own
    .slice(0, index.kind === "papers" ? 2 : 1)
    .map((name, at) => (at ? `and-${name}` : name))
    .join(" ");
}

/** The links of a row, as words. */
export function links(context: Context, row: number): HTMLElement[] {
  const { index, words } = context;
  const given = index.links(row);
  const found: HTMLElement[] = [];
  const add = (label: string, address: string) => {
    if (address) found.push(make("a", { href: address }, label));
  };
  if (given && index.kind === "papers") {
    if (given.pdf) add(words.pdf!, given.pdf);
    else add(words.paper_page!, given.source);
    add(words.code!, given.code);
    add(words.demo!, given.demo);
  } else if (given) add(words.data!, given.source);
  if (index.kind === "papers") {
    const cite = make("a", { href: `${index.address(row)}#bibtex` }, words.cite!);
    cite.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      context.cite(row);
    });
    found.push(cite);
  }
  return found;
}

export function tickBox(context: Context, row: number): HTMLElement {
  const { index } = context;
  const name = index.names[row] || index.titles[row]!;
  const box = make("input", { type: "checkbox", class: "x-tick", "aria-label": text(context, "tick", { name }) });
  box.checked = context.isTicked(row);
  box.dataset.row = String(row);
  box.addEventListener("change", () => context.tick(row, box.checked));
  // the label around the box is as large as a finger
  return make("label", { class: "x-box" }, box);
}

export function rowElement(context: Context, row: number): HTMLLIElement {
  const { index, words, page } = context;
  const link = make("a", { href: index.address(row) }, ...title(context, row));
  const top = make("p", { class: "t" }, link);
  const venue = index.venue(row);
  if (venue) {
    const own = make("span", { class: index.kind === "papers" ? "v" : "v m" });
    own.append(...marked(venue, context.marker()));
    top.append(own);
  }
  const { before, after } = index.describing(row);
  const shorts = index.techniques.of(row).map((place) => page.labels.techniques[index.techniques.keys[place]!]!.short);
  const key = before ? before.split("\t").join(words.comma) : shorts.join(" · ");
  const facts: (Node | string)[][] = [authors(context, row)].filter((fact) => fact.length);
  const date = index.date(row);
  if (date) facts.push([make("time", {}, date)]);
  for (const tags of after) {
    const names = tags.of(row).map((value) => tags.labels[value]!);
    if (names.length) facts.push([names.join(words.comma)]);
  }
  const bottom = make("p", { class: "d" }, make("span", { class: "k" }, key));
  facts.forEach((fact, at) => {
    bottom.append(...(at ? [" · "] : []), ...fact);
  });
  bottom.append(make("span", { class: "a" }, ...links(context, row)));
  return make("li", { class: `row ${classes(context, row)}` }, tickBox(context, row), top, bottom);
}
