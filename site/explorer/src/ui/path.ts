// The reading path of a technique: its milestones in order, why each matters, and which have been read on this device.

import { behindName } from "../index/columns.ts";
import { make } from "../picture/dom.ts";
import type { KeptSet } from "../state/kept.ts";
import { type Context, text } from "./context.ts";

export class ReadingPath {
  readonly element = make("details", { class: "x-path", hidden: "" });
  private shown = "";
  private summary = make("summary");
  private rows: readonly number[] = [];

  constructor(
    private readonly context: Context,
    private readonly read: KeptSet,
  ) {
    read.onChange(() => this.count());
  }

  /** Show the path of a technique; "" for none. */
  show(technique: string): void {
    if (technique === this.shown) return;
    this.shown = technique;
    const { index, page } = this.context;
    const stones = page.labels.milestones?.[technique] ?? [];
    this.rows = stones.map(([id]) => index.rowOf(id)).filter((row) => row >= 0 && index.milestones.has(row));
    this.element.hidden = this.rows.length === 0;
    if (this.element.hidden) return;
    const css = page.labels.techniques[technique]!.class;
    const list = make("ol", { class: css }, ...this.rows.map((row) => this.step(row)));
    this.element.replaceChildren(this.summary, list);
    this.count();
  }

  private step(row: number): HTMLElement {
    const { index } = this.context;
    const id = index.ids[row]!;
    const name = index.names[row]!;
    const box = make("input", { type: "checkbox" });
    box.setAttribute("aria-label", text(this.context, "read_it", { name: name || index.titles[row]! }));
    box.checked = this.read.has(id);
    box.addEventListener("change", () => this.read.set([id], box.checked));
    const rest = behindName(name, index.titles[row]!);
    const link = make("a", { href: index.address(row) }, ...(name ? [make("b", {}, name), rest] : [rest]));
    const date = make("time", {}, index.date(row));
    const why = make("p", { class: "m" }, this.context.milestone(row)!);
    return make("li", {}, box, make("div", {}, make("p", {}, date, " ", link), why));
  }

  private count(): void {
    const read = this.rows.filter((row) => this.read.has(this.context.index.ids[row]!)).length;
    this.summary.textContent = text(this.context, "path", { read, count: this.rows.length });
  }
}
