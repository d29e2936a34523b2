// On a narrow screen the facets lie in a sheet that is drawn up; on a wide one they stand beside the result.

import { make } from "../picture/dom.ts";
import type { Words } from "../view.ts";

const WIDE = "(min-width: 60rem)";

export class Sheet {
  private readonly dialog = make("dialog", { class: "x-sheet" });
  private readonly done: HTMLButtonElement;

  constructor(
    private readonly side: HTMLElement,
    private readonly content: HTMLElement,
    private readonly opener: HTMLElement,
    words: Words,
  ) {
    this.dialog.setAttribute("aria-label", words.filters!);
    this.done = make("button", { type: "button", class: "x-done" });
    this.done.addEventListener("click", () => this.dialog.close());
    this.dialog.append(make("div", { class: "x-sheet-foot" }, this.done));
    side.append(this.dialog);
    opener.addEventListener("click", () => this.open());
    // a press beside the sheet closes it
    this.dialog.addEventListener("click", (event) => {
      if (event.target === this.dialog) this.dialog.close();
    });
    this.dialog.addEventListener("close", () => this.opener.focus());
    const wide = matchMedia(WIDE);
    wide.addEventListener("change", () => this.place(wide.matches));
    this.place(wide.matches);
  }

  private place(wide: boolean): void {
    if (wide) {
      if (this.dialog.open) this.dialog.close();
      this.side.prepend(this.content);
    } else this.dialog.prepend(this.content);
  }

  private open(): void {
    this.dialog.showModal();
  }

  /** What the sheet's button says: how many results there are to see. */
  show(label: string): void {
    this.done.textContent = label;
  }
}
