// A long list that grows as one reads on: some rows at once, more before the reader gets there, all for paper.

import { make } from "../picture/dom.ts";
import { type Context, text } from "./context.ts";

const FIRST = 16;
const MORE = 60;
/** As long after the last change the list begins to grow beyond the screen: whoever types sees the top. */
const PAUSE = 250;

export class Growing {
  private rows: ArrayLike<number> = [];
  private shown = 0;
  private readonly more: HTMLButtonElement;
  private readonly foot: HTMLElement;
  private readonly watcher: IntersectionObserver;
  private pause = 0;
  private readonly all = () => this.grow(this.rows.length);

  constructor(
    private readonly context: Context,
    /** Where the rows are put, and what stands behind it. */
    private readonly body: HTMLElement,
    after: HTMLElement,
    private readonly element: (row: number) => HTMLElement,
  ) {
    this.more = make("button", { type: "button", class: "x-more" });
    this.more.addEventListener("click", () => this.grow(this.shown + MORE, true));
    this.foot = make("p", { class: "x-foot", hidden: "" }, this.more);
    after.after(this.foot);
    this.watcher = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) this.grow(this.shown + MORE);
      },
      { rootMargin: "1600px" },
    );
    window.addEventListener("beforeprint", this.all);
  }

  /** Show these rows from the first on, as many as were shown when the reader left, or as fit a screen. */
  show(rows: ArrayLike<number>, atLeast = 0): void {
    this.rows = rows;
    this.shown = 0;
    this.body.replaceChildren();
    this.grow(Math.max(FIRST, atLeast));
    this.watcher.unobserve(this.foot);
    clearTimeout(this.pause);
    this.pause = window.setTimeout(() => this.watcher.observe(this.foot), PAUSE);
  }

  get count(): number {
    return this.shown;
  }

  private grow(to: number, byHand = false): void {
    const until = Math.min(to, this.rows.length);
    const from = this.shown;
    if (until > from) {
      const made: HTMLElement[] = [];
      for (let at = from; at < until; at++) made.push(this.element(this.rows[at]!));
      this.body.append(...made);
      this.shown = until;
      if (byHand) made[0]!.querySelector("a")?.focus();
    }
    const left = this.rows.length - this.shown;
    this.foot.hidden = left <= 0;
    this.more.textContent = text(this.context, "more", { count: Math.min(MORE, left), left });
  }

  destroy(): void {
    clearTimeout(this.pause);
    this.watcher.disconnect();
    window.removeEventListener("beforeprint", this.all);
    this.foot.remove();
  }
}
