// What is said of a paper beside its dot: name, title, date, venue, techniques, why it is a milestone.

import type { ViewContext } from "../view.ts";
import { make } from "./dom.ts";
import { techniqueClass } from "./palette.ts";

export interface Place {
  readonly x: number;
  readonly y: number;
}

/** Between a dot and its card. */
const GAP = 12;

export class Card {
  readonly element = make("div", { class: "picture-card" });
  #row = -1;

  constructor(
    private readonly context: ViewContext,
    /** Below the picture rather than beside the dot: on a narrow screen there is no room beside it. */
    private readonly docked: () => boolean,
  ) {
    this.hide();
  }

  get row(): number {
    return this.#row;
  }

  hide(): void {
    this.#row = -1;
    this.element.classList.remove("is-shown");
    this.element.replaceChildren();
  }

  show(row: number, at: Place | undefined): void {
    if (row !== this.#row) {
      this.#row = row;
      this.element.replaceChildren(...this.#content(row));
      this.element.classList.add("is-shown");
    }
    this.#place(at);
  }

  /** The tick changed: say so. */
  ticked(): void {
    const button = this.element.querySelector("button");
    if (button) this.#tickWord(button, this.#row);
  }

  #content(row: number): Node[] {
    const { index } = this.context;
    const tags = index.techniques.of(row).map((number) => {
      const name = index.techniques.labels[number]!;
      return make("span", { class: `k ${techniqueClass(index.techniques.keys[number]!)}` }, name);
    });
    const when = [index.date(row), index.venue(row)].filter(Boolean).join(" · ");
    const link = make("a", { href: index.address(row) });
    if (index.names[row]) link.append(make("b", {}, index.names[row]!), " ");
    link.append(index.titles[row]!);
    const tick = make("button", { type: "button", class: "picture-tick" });
    this.#tickWord(tick, row);
    tick.addEventListener("click", () => {
      this.context.tick(row, !this.context.isTicked(row));
      this.#tickWord(tick, row);
    });
    const nodes = [
      make("p", { class: "picture-kind" }, ...tags.flatMap((tag) => [tag, " "]), make("span", { class: "m" }, when)),
      make("p", { class: "picture-title" }, link),
    ];
    const why = this.context.milestone(row);
    if (why) nodes.push(make("p", { class: "picture-why" }, why));
    return [...nodes, tick];
  }

  #tickWord(button: HTMLButtonElement, row: number): void {
    const on = this.context.isTicked(row);
    button.setAttribute("aria-pressed", String(on));
    button.textContent = this.context.words[on ? "picture_ticked" : "picture_tick"]!;
  }

  /** Above the dot or below it, whole on the picture. */
  #place(at: Place | undefined): void {
    const { style } = this.element;
    if (this.docked() || !at) {
      style.removeProperty("left");
      style.removeProperty("top");
      return;
    }
    const { offsetWidth: width, offsetHeight: height } = this.element;
    const room = this.element.parentElement!.clientWidth;
    const above = at.y - GAP - height;
    style.setProperty("left", `${Math.max(0, Math.min(at.x - width / 2, room - width))}px`);
    style.setProperty("top", `${above > -height / 3 ? above : at.y + GAP}px`);
  }
}
