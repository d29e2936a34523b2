// The table: columns to choose, heads to sort by.

import { make } from "../picture/dom.ts";
import type { Asked, Sort } from "../state/address.ts";
import type { View } from "../view.ts";
import { type Context, text } from "./context.ts";
import { Growing } from "./growing.ts";
import { authors, classes, links, marked, tickBox, title } from "./row.ts";

interface ColumnOf {
  readonly name: string;
  readonly cell: (context: Context, row: number) => (Node | string)[];
  readonly sorts?: readonly [Sort, Sort] | readonly [Sort];
  /** Not among the usual columns. */
  readonly more?: true;
}

const ALL_AUTHORS = 8;

const tags =
  (facet: string): ColumnOf["cell"] =>
  (context, row) => {
    const column = context.facets.get(facet)!;
    return [
      column
        .of(row)
        .map((value) => column.labels[value]!)
        .join(context.words.comma),
    ];
  };

const SHARED: readonly ColumnOf[] = [
  { name: "title", cell: (context, row) => [link(context, row)], sorts: ["title"] },
  { name: "date", cell: (context, row) => [context.index.date(row)], sorts: ["newest", "oldest"] },
];

const PAPERS: readonly ColumnOf[] = [
  ...SHARED,
  { name: "venue", cell: (context, row) => marked(context.index.venue(row), context.marker()), sorts: ["venue"] },
  { name: "technique", cell: shorts },
  { name: "authors", cell: (context, row) => authors(context, row, ALL_AUTHORS), more: true },
  { name: "topic", cell: tags("topic"), more: true },
  { name: "modality", cell: tags("modality"), more: true },
  { name: "links", cell: links },
];

const DATASETS: readonly ColumnOf[] = [
  ...SHARED,
  { name: "kind", cell: tags("kind") },
  { name: "size", cell: (context, row) => [context.index.venue(row)] },
  { name: "modality", cell: tags("modality") },
  { name: "language", cell: tags("language"), more: true },
  { name: "technique", cell: shorts, more: true },
  { name: "links", cell: links },
];

function shorts(context: Context, row: number): (Node | string)[] {
  const { index, page } = context;
  const names = index.techniques.of(row).map((place) => page.labels.techniques[index.techniques.keys[place]!]!);
  return names.flatMap((own, at) => [at ? " " : "", make("span", { class: `k ${own.class}` }, own.short)]);
}

function link(context: Context, row: number): HTMLElement {
  return make("a", { href: context.index.address(row) }, ...title(context, row));
}

export class Table implements View {
  private readonly columns: readonly ColumnOf[];
  private readonly head = make("tr");
  private readonly body = make("tbody");
  private readonly choice: HTMLElement;
  private growing: Growing;
  private shown: readonly ColumnOf[] = [];

  constructor(
    element: HTMLElement,
    private readonly context: Context,
    private readonly asked: () => Asked,
    private readonly before: () => number,
  ) {
    this.columns = context.index.kind === "papers" ? PAPERS : DATASETS;
    const { words } = context;
    this.choice = make("details", { class: "x-columns" }, make("summary", {}, words.columns!));
    const boxes = this.columns.slice(1).map((column) => this.box(column));
    this.choice.append(make("div", {}, ...boxes));
    const table = make("table", { class: "x-table" }, make("thead", {}, this.head), this.body);
    const scroll = make(
      "div",
      { class: "scroll", tabindex: "0", role: "region", "aria-label": words.view_table! },
      table,
    );
    element.replaceChildren(this.choice, scroll);
    this.growing = this.grow(scroll);
  }

  private grow(scroll: HTMLElement): Growing {
    return new Growing(this.context, this.body, scroll, (row) => this.rowElement(row));
  }

  private box(column: ColumnOf): HTMLElement {
    const input = make("input", { type: "checkbox", value: column.name });
    input.addEventListener("change", () => {
      const names = this.shown.map((one) => one.name).filter((name) => name !== column.name);
      if (input.checked) names.push(column.name);
      const usual = this.usual().join();
      const chosen = this.columns.map((one) => one.name).filter((name) => names.includes(name));
      this.context.ask((now) => ({ ...now, columns: chosen.join() === usual ? [] : chosen }));
    });
    return make("label", {}, input, this.heading(column));
  }

  private usual(): string[] {
    return this.columns.filter((column) => !column.more).map((column) => column.name);
  }

  private heading(column: ColumnOf): string {
    return this.context.words[`column_${column.name}`]!;
  }

  private rowElement(row: number): HTMLElement {
    const cells = this.shown.map((column) =>
      make("td", { class: `x-${column.name}` }, ...column.cell(this.context, row)),
    );
    return make("tr", { class: classes(this.context, row) }, make("td", {}, tickBox(this.context, row)), ...cells);
  }

  show(rows: ArrayLike<number>): void {
    const { columns, sort } = this.asked();
    const chosen = columns.length ? ["title", ...columns] : this.usual();
    this.shown = this.columns.filter((column) => chosen.includes(column.name));
    const heads = this.shown.map((column) => this.headCell(column, sort));
    // the same heads stay, so that the focus stays on the one that was pressed
    const focused = document.activeElement?.closest("th")?.cellIndex ?? -1;
    this.head.replaceChildren(make("th", { scope: "col" }, hidden(this.context.words.tick_column!)), ...heads);
    if (focused > 0) this.head.cells[focused]?.querySelector("button")?.focus();
    for (const box of this.choice.querySelectorAll("input")) box.checked = chosen.includes(box.value);
    this.growing.show(rows, this.before());
  }

  private headCell(column: ColumnOf, sort: Sort | ""): HTMLElement {
    const cell = make("th", { scope: "col", class: `x-${column.name}` });
    const { sorts } = column;
    if (!sorts) {
      cell.append(this.heading(column));
      return cell;
    }
    const at = sort === "" ? -1 : sorts.indexOf(sort as never);
    const button = make("button", { type: "button" }, this.heading(column));
    button.title = text(this.context, "sort_by", { name: this.heading(column) });
    const down = sorts[0] === "newest";
    if (at >= 0) cell.setAttribute("aria-sort", (at === 0) === down ? "descending" : "ascending");
    const next = at < 0 ? sorts[0] : (sorts[at + 1] ?? "");
    button.addEventListener("click", () => this.context.ask((now) => ({ ...now, sort: next })));
    cell.append(button);
    return cell;
  }

  get count(): number {
    return this.growing.count;
  }

  ticked(): void {
    for (const box of this.body.querySelectorAll<HTMLInputElement>(".x-tick")) {
      box.checked = this.context.isTicked(Number(box.dataset.row));
    }
  }

  complete(): void {
    for (const item of [...this.body.rows]) {
      const row = Number(item.querySelector<HTMLElement>(".x-tick")!.dataset.row);
      if (!item.contains(document.activeElement)) item.replaceWith(this.rowElement(row));
    }
  }

  destroy(): void {
    this.growing.destroy();
  }
}

function hidden(label: string): HTMLElement {
  return make("span", { class: "x-unseen" }, label);
}
