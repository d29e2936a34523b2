// The facets: of each value how many results have it, and whether it is wanted or unwanted.

import { make } from "../picture/dom.ts";
import { type Asked, choose } from "../state/address.ts";
import type { Filtered } from "../state/filter.ts";
import { type Context, labelOf, text, write } from "./context.ts";
import { YearRange } from "./years.ts";

/** As many values are shown of a facet before the others are asked for. */
const SHOWN = 8;

interface Value {
  readonly key: string;
  readonly item: HTMLElement;
  readonly want: HTMLButtonElement;
  readonly bar: HTMLButtonElement;
  readonly count: HTMLElement;
}

export class Facets {
  readonly element = make("div", { class: "x-facets" });
  private readonly groups: FacetGroup[];
  private readonly years: YearRange;

  constructor(context: Context) {
    this.groups = [...context.facets.keys()].map((name) => new FacetGroup(context, name));
    this.years = new YearRange(context);
    const [first, ...others] = this.groups;
    this.element.append(first!.element, this.years.element, ...others.map((group) => group.element));
  }

  show(asked: Asked, filtered: Filtered): void {
    for (const group of this.groups) group.show(asked, filtered);
    this.years.show(asked.years, filtered.years);
  }
}

class FacetGroup {
  readonly element: HTMLElement;
  private readonly values: readonly Value[];
  private readonly all: HTMLButtonElement;
  private open = false;

  constructor(
    private readonly context: Context,
    private readonly name: string,
  ) {
    const column = context.facets.get(name)!;
    const totals = new Uint32Array(column.keys.length);
    for (const value of column.values) totals[value]!++;
    const fixed = name === "technique" || name === "has";
    const places = [...column.keys.keys()].filter((place) => totals[place]);
    if (!fixed) places.sort((one, other) => totals[other]! - totals[one]!);
    this.values = places.map((place) => this.value(column.keys[place]!));
    const heading = make("h2", { id: `x-facet-${name}` }, context.words[`facet_${name}`]!);
    const list = make("ul", { id: `x-values-${name}` }, ...this.values.map((value) => value.item));
    this.all = make("button", { type: "button", class: "x-all", "aria-controls": list.id });
    this.all.addEventListener("click", () => {
      this.open = !this.open;
      this.unfold();
    });
    this.element = make("section", { class: "x-facet", "aria-labelledby": heading.id }, heading, list, this.all);
    this.all.hidden = this.values.length <= SHOWN + 2;
    this.unfold();
  }

  private value(key: string): Value {
    const label = labelOf(this.context, this.name, key);
    const count = make("span", { class: "n" });
    const want = make("button", { type: "button", class: "x-want" }, make("span", {}, label), count);
    const bar = make("button", {
      type: "button",
      class: "x-unwant",
      title: text(this.context, "exclude", { name: label }),
    });
    bar.setAttribute("aria-label", bar.title);
    want.addEventListener("click", () => this.toggle(key, "wanted"));
    bar.addEventListener("click", () => this.toggle(key, "unwanted"));
    const item = make("li", {}, want, bar);
    const technique = this.name === "technique" && this.context.page.labels.techniques[key];
    if (technique) item.className = technique.class;
    return { key, item, want, bar, count };
  }

  private toggle(key: string, how: "wanted" | "unwanted"): void {
    this.context.ask((asked) => {
      const is = asked.facets.get(this.name)?.[how].has(key);
      return choose(asked, this.name, key, is ? "" : how);
    });
  }

  private unfold(): void {
    this.all.setAttribute("aria-expanded", String(this.open));
    const all = text(this.context, "all_values", { count: this.values.length });
    write(this.all, this.open ? this.context.words.fewer! : all);
    this.values.forEach((value, at) => {
      const chosen = value.want.ariaPressed === "true" || value.bar.ariaPressed === "true";
      const hidden = !this.open && !this.all.hidden && at >= SHOWN && !chosen;
      if (value.item.hidden !== hidden) value.item.hidden = hidden;
    });
  }

  show(asked: Asked, filtered: Filtered): void {
    const chosen = asked.facets.get(this.name);
    const column = this.context.facets.get(this.name)!;
    const counts = filtered.counts.get(this.name)!;
    for (const value of this.values) {
      const count = counts[column.keys.indexOf(value.key)]!;
      // what is written anew is laid out anew, so only what changed is written
      write(value.count, this.context.number(count));
      press(value.want, chosen?.wanted.has(value.key) ?? false);
      press(value.bar, chosen?.unwanted.has(value.key) ?? false);
      value.item.classList.toggle("x-none", count === 0);
    }
    this.unfold();
  }
}

function press(button: HTMLButtonElement, on: boolean): void {
  if (button.ariaPressed !== String(on)) button.ariaPressed = String(on);
}
