// Makes the plots of the statistics page answer: a bar says its parts when it is pointed at or focused, and arrow keys
// step from bar to bar and from month to month. Without this script the bars are links, and each plot has its table.

import { make } from "../picture/dom.ts";
import { barOf, next, said } from "./parts.ts";

class Plot {
  readonly #tip = make("div", { class: "plot-tip", hidden: "" });
  /** Says what the focus alone does not: the months within the link of their year. */
  readonly #status = make("div", { class: "plot-said", role: "status" });
  readonly #names: ReadonlyMap<string, string>;
  /** What arrow keys step through: bars, or months. */
  readonly #stops: readonly SVGElement[];
  #current: SVGElement | undefined;

  constructor(private readonly figure: HTMLElement) {
    const key = [...figure.querySelectorAll(".plot-key li")];
    this.#names = new Map(key.map((item) => [item.classList[0] ?? "", item.textContent ?? ""]));
    const months = [...figure.querySelectorAll<SVGElement>(".plot-month")];
    this.#stops = months.length ? months : [...figure.querySelectorAll<SVGElement>(".plot-row")];
    figure.append(this.#tip, this.#status);
    for (const row of figure.querySelectorAll(".plot-row")) this.#name(row);
    const svg = figure.querySelector("svg")!;
    svg.addEventListener("pointerover", (event) => event.pointerType !== "touch" && this.#point(event.target));
    svg.addEventListener("pointerleave", () => this.#show(this.#focused()));
    // Chromium stops at a drawing that listens to the focus; so the figure listens for it
    const within = (event: Event) => svg.contains(event.target as Node);
    figure.addEventListener("focusin", (event) => within(event) && this.#focus(event.target as Element));
    figure.addEventListener("focusout", (event) => within(event) && this.#show(undefined));
    figure.addEventListener("keydown", (event) => within(event) && this.#key(event));
  }

  /** A bar is called by its parts too; one that leads nowhere can still be reached. */
  #name(row: Element): void {
    const name = said(barOf(row, this.#names));
    const title = row.querySelector("title");
    if (title) title.textContent = name;
    else row.setAttribute("aria-label", name);
    if (row.hasAttribute("href")) return;
    row.setAttribute("tabindex", "0");
    row.setAttribute("role", "img");
  }

  #point(target: EventTarget | null): void {
    const shape = target instanceof Element ? target.closest<SVGElement>(".plot-month, .plot-row") : null;
    if (shape) this.#show(shape);
  }

  #focus(row: Element): void {
    // the month that was stepped to, or the first of the year that was
    if (!this.#current || !row.contains(this.#current)) this.#current = this.#stops.find((stop) => row.contains(stop));
    this.#show(this.#current);
  }

  #focused(): SVGElement | undefined {
    return this.figure.contains(document.activeElement) ? this.#current : undefined;
  }

  #key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") {
      this.#show(undefined);
      return;
    }
    const to = next(this.#current ? this.#stops.indexOf(this.#current) : 0, this.#stops.length, event.key);
    const stop = to === undefined ? undefined : this.#stops[to];
    if (!stop) return;
    event.preventDefault();
    this.#current = stop;
    const row = stop.closest<SVGElement>(".plot-row")!;
    if (row !== document.activeElement) row.focus();
    this.#show(stop);
    if (row !== stop) this.#status.textContent = said(barOf(stop, this.#names));
  }

  #show(shape: SVGElement | undefined): void {
    for (const stop of this.figure.querySelectorAll(".is-shown")) stop.classList.remove("is-shown");
    this.#tip.hidden = !shape;
    if (!shape) return;
    shape.classList.add("is-shown");
    const { label, text, parts } = barOf(shape, this.#names);
    const rows = parts.map(({ name, colour, text: number }) =>
      make("li", {}, make("span", { class: colour }, name), " ", make("b", {}, number)),
    );
    this.#tip.replaceChildren(make("p", {}, `${label} `, make("b", {}, text)));
    if (rows.length) this.#tip.append(make("ul", {}, ...rows));
    this.#place(shape);
  }

  /** Above the bar or below it, whole within the figure. */
  #place(shape: SVGElement): void {
    const around = this.figure.getBoundingClientRect();
    const rects = [...shape.querySelectorAll(":scope > rect[data-text]")].map((rect) => rect.getBoundingClientRect());
    const left = Math.min(...rects.map((rect) => rect.left), shape.getBoundingClientRect().right);
    const own = rects.length
      ? shape.getBoundingClientRect()
      : (shape.querySelector("rect") ?? shape).getBoundingClientRect();
    const { style, offsetWidth: width, offsetHeight: height } = this.#tip;
    const above = own.top - around.top - height - 6;
    const below = own.bottom - around.top + 6;
    style.setProperty("left", `${Math.max(0, Math.min(left - around.left, around.width - width))}px`);
    style.setProperty("top", `${above + around.top > 0 ? above : below}px`);
  }
}

for (const figure of document.querySelectorAll<HTMLElement>("figure.plot"))
  if (figure.querySelector("svg")) new Plot(figure);
