// What is asked for, each part with a button that takes it away.

import { make } from "../picture/dom.ts";
import { type Asked, choose, NOTHING, writeYears } from "../state/address.ts";
import { type Context, labelOf, text } from "./context.ts";

/** A part of what is asked for, and what is asked for without it. */
export interface Part {
  readonly name: string;
  readonly without: (asked: Asked) => Asked;
}

export function partsOf(context: Context, asked: Asked): Part[] {
  const parts: Part[] = [];
  if (asked.q.trim()) {
    parts.push({ name: text(context, "quoted", { words: asked.q.trim() }), without: (now) => ({ ...now, q: "" }) });
  }
  if (asked.sel.length) {
    const name = text(context, "shared", { count: asked.sel.length });
    parts.push({ name, without: (now) => ({ ...now, sel: [] }) });
  }
  for (const [facet, { wanted, unwanted }] of asked.facets) {
    for (const key of wanted) {
      parts.push({ name: labelOf(context, facet, key), without: (now) => choose(now, facet, key, "") });
    }
    for (const key of unwanted) {
      const name = text(context, "not", { name: labelOf(context, facet, key) });
      parts.push({ name, without: (now) => choose(now, facet, key, "") });
    }
  }
  if (asked.years[0] || asked.years[1]) {
    const name = writeYears(asked.years).replace("-", "–");
    parts.push({ name, without: (now) => ({ ...now, years: [0, 0] }) });
  }
  return parts;
}

export class Chips {
  readonly element: HTMLElement;

  constructor(private readonly context: Context) {
    this.element = make("ul", { class: "x-chips", "aria-label": context.words.active! });
  }

  show(asked: Asked): void {
    // the words stand in the search box already
    const parts = partsOf(this.context, { ...asked, q: "" });
    const items = parts.map(({ name, without }) => {
      const chip = make("button", { type: "button", class: "x-chip" }, make("span", {}, name));
      chip.setAttribute("aria-label", text(this.context, "remove", { name }));
      chip.addEventListener("click", () => {
        this.context.ask(without);
        this.focus();
      });
      return make("li", {}, chip);
    });
    if (parts.length > 1 || (parts.length && asked.q.trim())) {
      const clear = make("button", { type: "button", class: "x-clear" }, this.context.words.clear!);
      clear.addEventListener("click", () => {
        this.context.ask((now) => ({ ...NOTHING, view: now.view, columns: now.columns }));
        document.querySelector<HTMLElement>("#x-q")?.focus();
      });
      items.push(make("li", {}, clear));
    }
    this.element.replaceChildren(...items);
    this.element.hidden = !items.length;
  }

  /** The chip that was pressed is gone: the first of the others has the focus, else the search. */
  private focus(): void {
    (this.element.querySelector("button") ?? document.querySelector<HTMLElement>("#x-q"))?.focus();
  }
}
