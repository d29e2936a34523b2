// The list: rows as everywhere on the site.

import { make } from "../picture/dom.ts";
import type { View } from "../view.ts";
import type { Context } from "./context.ts";
import { Growing } from "./growing.ts";
import { rowElement } from "./row.ts";

export class List implements View {
  private readonly list = make("ul", { class: "rows" });
  private readonly growing: Growing;

  constructor(
    element: HTMLElement,
    private readonly context: Context,
    private readonly before: () => number,
  ) {
    element.replaceChildren(this.list);
    this.growing = new Growing(context, this.list, this.list, (row) => rowElement(context, row));
  }

  show(rows: ArrayLike<number>): void {
    this.growing.show(rows, this.before());
  }

  get count(): number {
    return this.growing.count;
  }

  ticked(): void {
    for (const box of this.boxes()) box.checked = this.context.isTicked(Number(box.dataset.row));
  }

  /** Authors and links have arrived: write the rows anew, but for the one in which the reader is. */
  complete(): void {
    for (const box of this.boxes()) {
      const item = box.closest("li")!;
      if (!item.contains(document.activeElement)) item.replaceWith(rowElement(this.context, Number(box.dataset.row)));
    }
  }

  private boxes(): NodeListOf<HTMLInputElement> {
    return this.list.querySelectorAll<HTMLInputElement>(".x-tick");
  }

  destroy(): void {
    this.growing.destroy();
  }
}
