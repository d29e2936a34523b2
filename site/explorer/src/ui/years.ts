// The years: a histogram to drag over, and two sliders for the keyboard.

import { make } from "../picture/dom.ts";
import type { Years } from "../state/address.ts";
import { yearOf } from "../state/filter.ts";
import { type Context, text } from "./context.ts";

const SVG = "http://www.w3.org/2000/svg";
const HEIGHT = 48;

export class YearRange {
  readonly element: HTMLElement;
  private readonly first: number;
  private readonly last: number;
  private readonly bars: SVGRectElement[];
  private readonly low: HTMLInputElement;
  private readonly high: HTMLInputElement;
  private readonly said = make("output", { class: "x-years-said n" });
  private dragged: number | undefined;

  constructor(private readonly context: Context) {
    const { index, words } = context;
    const years = Array.from({ length: index.count }, (_, row) => yearOf(index, row)).filter((year) => year > 0);
    this.first = years.reduce((one, other) => Math.min(one, other), 9999);
    this.last = years.reduce((one, other) => Math.max(one, other), 0);
    if (this.first > this.last) this.first = this.last = new Date().getFullYear();
    const count = this.last - this.first + 1;
    const svg = document.createElementNS(SVG, "svg");
    svg.setAttribute("viewBox", `0 0 ${count} ${HEIGHT}`);
    svg.setAttribute("preserveAspectRatio", "none");
    svg.setAttribute("aria-hidden", "true");
    this.bars = Array.from({ length: count }, (_, at) => {
      const bar = document.createElementNS(SVG, "rect");
      bar.setAttribute("x", String(at + 0.06));
      bar.setAttribute("width", "0.88");
      svg.append(bar);
      return bar;
    });
    this.low = this.slider(words.from_year!);
    this.high = this.slider(words.to_year!);
    const heading = make("h2", { id: "x-facet-years" }, words.facet_years!);
    heading.append(this.said);
    const ends = make("p", { class: "x-years-ends n", "aria-hidden": "true" });
    ends.append(make("span", {}, String(this.first)), make("span", {}, String(this.last)));
    const histogram = make("div", { class: "x-histogram" });
    histogram.append(svg);
    this.watch(histogram);
    const sliders = make("div", { class: "x-sliders" }, this.low, this.high);
    this.element = make("section", { class: "x-facet x-years", "aria-labelledby": heading.id });
    this.element.append(heading, histogram, sliders, ends);
  }

  private slider(label: string): HTMLInputElement {
    const input = make("input", { type: "range", min: String(this.first), max: String(this.last), step: "1" });
    input.setAttribute("aria-label", label);
    input.addEventListener("input", () => this.ask(Number(this.low.value), Number(this.high.value), true));
    input.addEventListener("change", () => this.ask(Number(this.low.value), Number(this.high.value), false));
    return input;
  }

  private watch(histogram: HTMLElement): void {
    const yearAt = (event: PointerEvent) => {
      const box = histogram.getBoundingClientRect();
      const at = Math.floor(((event.clientX - box.left) / box.width) * this.bars.length);
      return this.first + Math.min(Math.max(at, 0), this.bars.length - 1);
    };
    histogram.addEventListener("pointerdown", (event) => {
      this.dragged = yearAt(event);
      histogram.setPointerCapture(event.pointerId);
      this.ask(this.dragged, this.dragged, true);
    });
    histogram.addEventListener("pointermove", (event) => {
      if (this.dragged !== undefined) this.ask(this.dragged, yearAt(event), true);
    });
    histogram.addEventListener("pointerup", (event) => {
      if (this.dragged === undefined) return;
      this.ask(this.dragged, yearAt(event), false);
      this.dragged = undefined;
    });
    histogram.addEventListener("pointercancel", () => {
      this.dragged = undefined;
    });
  }

  private ask(one: number, other: number, moving: boolean): void {
    const [first, last] = [Math.min(one, other), Math.max(one, other)];
    const whole = first === this.first && last === this.last;
    const years: Years = whole ? [0, 0] : [first, last];
    this.context.ask((asked) => ({ ...asked, years }), moving);
  }

  show([first, last]: Years, counts: ReadonlyMap<number, number>): void {
    const from = Math.max(first || this.first, this.first);
    const to = Math.min(last || this.last, this.last);
    const most = Math.max(1, ...counts.values());
    this.bars.forEach((bar, at) => {
      const year = this.first + at;
      const count = counts.get(year) ?? 0;
      const height = count ? Math.max(2, (count / most) * HEIGHT) : 0;
      bar.setAttribute("y", String(HEIGHT - height));
      bar.setAttribute("height", String(height));
      bar.setAttribute("class", year >= from && year <= to ? "x-in" : "x-out");
    });
    this.low.value = String(from);
    this.high.value = String(to);
    const range =
      from === to ? String(from) : text(this.context, "years_range", { from: String(from), to: String(to) });
    this.said.textContent = first || last ? range : "";
    for (const slider of [this.low, this.high]) slider.setAttribute("aria-valuetext", slider.value);
  }
}
