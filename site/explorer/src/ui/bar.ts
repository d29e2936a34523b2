// The bar above the result: how many, in which order, seen how, and taking all of them.

import { make } from "../picture/dom.ts";
import { type Asked, type Sort, VIEWS, type ViewName } from "../state/address.ts";
import { type Context, text, write } from "./context.ts";

/** Orders that are offered; the table has heads for the others. */
const OFFERED: readonly Sort[] = ["newest", "oldest", "title"];

export class Bar {
  readonly element = make("div", { class: "x-bar" });
  readonly filters: HTMLButtonElement;
  private readonly count = make("p", { class: "x-count" });
  private readonly note = make("p", { class: "x-note m", hidden: "" });
  private readonly sort = make("select", {});
  private readonly take: HTMLButtonElement;
  private offered = "";
  private readonly views = new Map<ViewName, HTMLInputElement>();

  constructor(
    private readonly context: Context,
    private readonly takeAll: (on: boolean) => void,
  ) {
    const { words, index } = context;
    this.filters = make("button", { type: "button", class: "x-filters", "aria-haspopup": "dialog" }, words.filters!);
    this.sort.setAttribute("aria-label", words.sort!);
    this.sort.addEventListener("change", () =>
      context.ask((asked) => ({ ...asked, sort: this.sort.value as Sort | "" })),
    );
    this.take = make("button", { type: "button", class: "x-take" });
    this.take.addEventListener("click", () => this.takeAll(this.take.value === "on"));
    const views = make("fieldset", { class: "x-views" }, make("legend", { class: "x-unseen" }, words.view!));
    for (const view of VIEWS) {
      // data sets have no map
      if (view === "map" && !context.page.manifest[index.kind].map) continue;
      const input = make("input", { type: "radio", name: "view", value: view });
      input.addEventListener("change", () => context.ask((asked) => ({ ...asked, view, own: new Map() })));
      this.views.set(view, input);
      views.append(make("label", {}, input, make("span", {}, words[`view_${view}`]!)));
    }
    this.element.append(this.count, views, this.filters, this.take, this.sort, this.note);
  }

  show(asked: Asked, count: number, note: string, allTicked: boolean): void {
    const { context } = this;
    const { words, index } = context;
    const total = index.count;
    this.count.textContent = text(context, count === total ? "count_all" : "count", { count, total });
    this.note.textContent = note;
    this.note.hidden = note === "";
    this.take.value = allTicked ? "off" : "on";
    this.take.hidden = count === 0;
    write(this.take, text(context, allTicked ? "untick_all" : "tick_all", { count }));
    for (const [view, input] of this.views) input.checked = view === asked.view;
    const usual = asked.q.trim() ? "relevance" : "newest";
    const offered = [usual, ...OFFERED.filter((sort) => sort !== usual)] as Sort[];
    if (asked.sort && !offered.includes(asked.sort)) offered.push(asked.sort);
    if (offered.join() !== this.offered) {
      this.offered = offered.join();
      const options = offered.map((sort) =>
        make("option", { value: sort === usual ? "" : sort }, words[`sort_${sort}`]!),
      );
      this.sort.replaceChildren(...options);
    }
    this.sort.value = asked.sort === usual ? "" : asked.sort;
    this.sort.hidden = asked.view === "timeline" || asked.view === "map";
    const chosen = [...asked.facets.values()].reduce((sum, one) => sum + one.wanted.size + one.unwanted.size, 0);
    const narrowed = chosen + (asked.years[0] || asked.years[1] ? 1 : 0);
    write(this.filters, narrowed ? text(context, "filters_some", { count: narrowed }) : words.filters!);
  }
}
