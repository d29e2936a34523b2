// What every part of the page is given: the index, the words, and what may be done.

import type { Page } from "../data.ts";
import type { Column } from "../index/columns.ts";
import type { Entries } from "../index/index.ts";
import { filled } from "../picture/dom.ts";
import type { Marker } from "../search/marks.ts";
import type { Asked } from "../state/address.ts";
import type { KeptSet } from "../state/kept.ts";
import type { ViewContext } from "../view.ts";

export interface Context extends ViewContext {
  readonly page: Page;
  readonly index: Entries;
  readonly facets: ReadonlyMap<string, Column>;
  readonly selection: KeptSet;
  /** Marks what was asked in a text. */
  marker(): Marker;
  /** Ask for something else; `typing` changes the address in place instead of adding to the history. */
  ask(change: (asked: Asked) => Asked, typing?: boolean): void;
  /** Say something to everyone, and to screen readers. */
  say(text: string): void;
  number(value: number): string;
  /** Copy a paper's BibTeX. */
  cite(row: number): void;
}

/** A text of the interface with numbers and names in its gaps. */
export function text(context: Context, key: string, gaps: Readonly<Record<string, string | number>> = {}): string {
  const written = Object.entries(gaps).map(([name, value]) => [
    name,
    typeof value === "number" ? context.number(value) : value,
  ]);
  return filled(context.words[key] ?? key, Object.fromEntries(written));
}

/** Write a text, unless it stands there. */
export function write(element: HTMLElement, value: string): void {
  if (element.textContent !== value) element.textContent = value;
}

/** What a value of a facet is called. */
export function labelOf(context: Context, facet: string, key: string): string {
  if (facet === "has") return context.words[`has_${key}`] ?? key;
  const column = context.facets.get(facet);
  const place = column?.keys.indexOf(key) ?? -1;
  return place < 0 ? key : column!.labels[place]!;
}
