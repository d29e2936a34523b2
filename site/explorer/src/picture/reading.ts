// The dots for those who do not see them: a list box of which only the current option is in the page, since thousands
// would make it slow. Arrow keys move, Enter opens, Space ticks.

import type { ViewContext } from "../view.ts";
import { make } from "./dom.ts";

let lists = 0;

export class Reading {
  readonly element: HTMLElement;
  readonly #id = `picture-${lists++}`;

  constructor(
    private readonly context: ViewContext,
    label: string,
    hint: string,
  ) {
    this.element = make("div", {
      role: "listbox",
      class: "picture-list",
      tabindex: "0",
      "aria-label": label,
      "aria-describedby": hint,
      "aria-multiselectable": "true",
    });
  }

  set label(text: string) {
    this.element.setAttribute("aria-label", text);
  }

  /** Let this row be read; `place` is its number in the result, from 1. */
  read(row: number, place: number, count: number): void {
    const { index } = this.context;
    const why = this.context.milestone(row);
    const techniques = index.techniques.of(row).map((number) => index.techniques.labels[number]!);
    const said = [index.names[row], index.titles[row], index.date(row), ...techniques, index.venue(row), why];
    const option = make(
      "div",
      {
        role: "option",
        id: `${this.#id}-${row}`,
        "aria-posinset": String(place),
        "aria-setsize": String(count),
        "aria-selected": String(this.context.isTicked(row)),
      },
      said.filter(Boolean).join(". "),
    );
    // the option that was current stays until the next move: a screen reader may still be at it
    const left = this.element.querySelector("[data-current]");
    left?.removeAttribute("data-current");
    option.setAttribute("data-current", "");
    this.element.replaceChildren(...(left && left.id !== option.id ? [left, option] : [option]));
    this.element.setAttribute("aria-activedescendant", option.id);
  }

  ticked(row: number): void {
    const option = document.getElementById(`${this.#id}-${row}`);
    option?.setAttribute("aria-selected", String(this.context.isTicked(row)));
  }

  empty(): void {
    this.element.removeAttribute("aria-activedescendant");
    this.element.replaceChildren();
  }
}
