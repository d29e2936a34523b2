// The explorer: what is asked for → rows → what is seen. Everything that changes goes through `ask` and `draw`.

import type { Page } from "./data.ts";
import type { Exporter } from "./export/exporter.ts";
import type { Entries } from "./index/index.ts";
import type { Found, Search } from "./search/search.ts";
import { type Asked, narrows, read, type ViewName, write } from "./state/address.ts";
import { type Filtered, facetsOf, filter } from "./state/filter.ts";
import { Address } from "./state/history.ts";
import { KeptSet, storage } from "./state/kept.ts";
import { sorted } from "./state/sort.ts";
import { Bar } from "./ui/bar.ts";
import { Chips } from "./ui/chips.ts";
import { type Context, text } from "./ui/context.ts";
import { emptyResult } from "./ui/empty.ts";
import { Facets } from "./ui/facets.ts";
import { ReadingPath } from "./ui/path.ts";
import { Sheet } from "./ui/sheet.ts";
import { notice, switchLanguage, Voice, watchSearch } from "./ui/shell.ts";
import { copyText, Tray } from "./ui/tray.ts";
import { type Mounted, mountView } from "./ui/views.ts";

export class Explorer {
  private asked: Asked;
  private found: Found;
  private rows: readonly number[] = [];
  private mounted: { name: ViewName; view: Mounted } | undefined;
  private frame = 0;
  private before: number;
  private readonly address = new Address(() => write(this.asked));
  private exporter: Promise<Exporter> | undefined;
  private readonly names: readonly string[];
  private readonly context: Context;
  private readonly voice = new Voice();
  private readonly input: HTMLInputElement;
  private readonly facets: Facets;
  private readonly chips: Chips;
  private readonly bar: Bar;
  private readonly path: ReadingPath;
  private readonly sheet: Sheet;
  private readonly stage: HTMLElement;

  constructor(
    element: HTMLElement,
    private readonly page: Page,
    private readonly index: Entries,
    private readonly search: Search,
  ) {
    const facets = facetsOf(index);
    this.names = [...facets.keys()];
    this.asked = read(location.search, this.names);
    this.found = search.find(this.asked.q);
    this.before = Number((history.state as { shown?: number } | null)?.shown ?? 0);
    this.context = this.makeContext(facets);
    this.facets = new Facets(this.context);
    this.chips = new Chips(this.context);
    this.bar = new Bar(this.context, (on) => this.tickAll(on));
    this.path = new ReadingPath(this.context, new KeptSet(`${page.kind}-read`, storage()));
    const tray = new Tray(this.context, async (rows, format) => (await this.exports()).export(rows, format));
    this.stage = element.querySelector<HTMLElement>(".x-view")!;
    this.stage.before(this.bar.element, this.chips.element, this.path.element);
    element.append(tray.element);
    const side = element.querySelector<HTMLElement>(".x-side")!;
    side.replaceChildren();
    this.sheet = new Sheet(side, this.facets.element, this.bar.filters, page.words);
    this.input = watchSearch(element.querySelector("form")!, (words, done) => this.typed(words, done));
    this.watch();
    this.draw(true);
    performance.mark("explorer-ready");
  }

  private makeContext(facets: Context["facets"]): Context {
    const { page, index } = this;
    const numbers = new Intl.NumberFormat(page.language === "zh" ? "zh-CN" : "en");
    const selection = new KeptSet(`${page.kind}-selection`, storage());
    return {
      page,
      index,
      facets,
      selection,
      words: page.words,
      language: page.language,
      open: (row) => location.assign(index.address(row)),
      isTicked: (row) => selection.has(index.ids[row]!),
      tick: (row, on) => selection.set([index.ids[row]!], on),
      tickAll: (rows, on) => {
        const ids = rows.map((row) => index.ids[row]!);
        selection.set(ids, on);
      },
      milestone: (row) => index.milestones.get(row),
      setState: (patch) => {
        // what is empty is left out of the address
        this.asked = { ...this.asked, own: new Map([...this.asked.own, ...Object.entries(patch)]) };
        this.address.keep("replace");
      },
      marker: () => this.found.marker,
      ask: (change, typing = false) => this.ask(change(this.asked), typing ? "replace" : "push"),
      say: (said) => this.voice.say(said),
      number: (value) => numbers.format(value),
      cite: (row) => void this.cite(row),
    };
  }

  private watch(): void {
    const { selection } = this.context;
    window.addEventListener("popstate", () => {
      this.address.forget();
      this.ask(read(location.search, this.names), "none");
      this.input.value = this.asked.q;
    });
    // where the reader is, for when they come back
    window.addEventListener("pagehide", () => {
      this.address.settle();
      history.replaceState({ shown: this.mounted?.view.count ?? 0 }, "");
    });
    window.addEventListener("storage", () => selection.refresh());
    selection.onChange(() => {
      this.mounted?.view.ticked?.();
      this.drawBar();
    });
    this.index.whole.then(
      () => {
        const idle = window.requestIdleCallback ?? ((act: () => void) => setTimeout(act, 50));
        idle(() => this.complete());
      },
      () => this.context.say(this.page.words.half!),
    );
  }

  /** The second part has come: more is found, and rows say more. */
  private complete(): void {
    this.search.takeFields();
    if (this.asked.q.trim()) {
      this.found = this.search.find(this.asked.q);
      this.draw();
    } else this.mounted?.view.complete?.();
  }

  private typed(words: string, done: boolean): void {
    if (words === this.asked.q) {
      // what was typed in place becomes a step of the history when the reader goes on
      if (done) this.input.dataset.settled = words;
      return;
    }
    const step = this.input.dataset.settled === this.asked.q ? "push" : "replace";
    delete this.input.dataset.settled;
    this.ask({ ...this.asked, q: words }, step);
  }

  private ask(asked: Asked, address: "push" | "replace" | "none"): void {
    if (address === "push") this.address.settle();
    if (asked.q !== this.asked.q) {
      this.found = this.search.find(asked.q);
      // an order of one's own is for what was asked before
      if (!this.asked.q.trim() !== !asked.q.trim() && address !== "none") asked = { ...asked, sort: "" };
    }
    this.asked = asked;
    this.before = 0;
    if (address !== "none") this.address.keep(address);
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame(() => this.draw());
  }

  private filtered(asked: Asked, found: Found): Filtered {
    const shared = new Set(asked.sel.map((id) => this.index.rowOf(id)));
    const rows = asked.sel.length ? Array.from(found.rows).filter((row) => shared.has(row)) : found.rows;
    return filter(this.index, this.context.facets, rows, asked);
  }

  private draw(first = false): void {
    const { asked } = this;
    const filtered = this.filtered(asked, this.found);
    this.rows = sorted(this.index, filtered.rows, asked.sort);
    this.facets.show(asked, filtered);
    this.chips.show(asked);
    this.drawBar();
    const [technique, ...others] = asked.facets.get("technique")?.wanted ?? [];
    this.path.show(technique !== undefined && !others.length ? technique : "");
    if (document.activeElement !== this.input) this.input.value = asked.q;
    const count = this.rows.length;
    this.sheet.show(text(this.context, "show_results", { count }));
    if (!first || narrows(asked)) this.voice.tell(text(this.context, "count", { count, total: this.index.count }));
    switchLanguage(write(asked));
    // the marks are what benchmarks measure with
    void this.drawView().then(() => performance.mark("explorer-drawn"));
  }

  private drawBar(): void {
    const { rows, context } = this;
    const ticked = rows.length > 0 && rows.every((row) => context.isTicked(row));
    this.bar.show(this.asked, rows.length, this.note(), ticked);
  }

  /** How the words were understood, where not as they stand. */
  private note(): string {
    if (!this.asked.q.trim() || !this.rows.length) return "";
    const meant = this.found.meant.map((one) => text(this.context, "meant", one));
    return [...meant, ...(this.found.partly ? [this.page.words.partly!] : [])].join(" ");
  }

  private async drawView(): Promise<void> {
    const { name, view } = this.mounted ?? {};
    if (this.rows.length === 0) {
      view?.destroy();
      this.mounted = undefined;
      const counted = (asked: Asked) =>
        this.filtered(asked, asked.q === this.asked.q ? this.found : this.search.find(asked.q)).rows.length;
      this.stage.replaceChildren(emptyResult(this.context, this.asked, counted));
      return;
    }
    if (view && name === this.asked.view) {
      view.show(this.rows, this.state());
      return;
    }
    await this.change(this.asked.view);
  }

  /** Change to another view; what was shown stays until it is there. */
  private async change(name: ViewName): Promise<void> {
    const element = document.createElement("div");
    try {
      const stand = { element, context: this.context, asked: () => this.asked, before: () => this.before };
      const mounting = mountView(name, stand);
      // a view that measures its element needs it on the page
      const attach = () => {
        this.mounted?.view.destroy();
        this.stage.replaceChildren(element);
      };
      if (name === "timeline" || name === "map") attach();
      const view = await mounting;
      if (this.asked.view !== name) {
        view.destroy();
        return;
      }
      if (!element.isConnected) attach();
      this.mounted = { name, view };
      view.show(this.rows, this.state());
    } catch {
      this.stage.prepend(notice(this.page.words, "view_failed", () => void this.drawView()));
    }
  }

  private state(): URLSearchParams {
    return new URLSearchParams([...this.asked.own]);
  }

  private tickAll(on: boolean): void {
    const { selection } = this.context;
    const { rows, index } = this;
    selection.set(
      rows.map((row) => index.ids[row]!),
      on,
    );
    this.context.say(text(this.context, on ? "ticked" : "unticked", { count: rows.length }));
  }

  private exports(): Promise<Exporter> {
    this.exporter ??= import("./export/exporter.ts").then(({ Exporter }) => new Exporter(this.page, this.index));
    return this.exporter;
  }

  private async cite(row: number): Promise<void> {
    const { words } = this.page;
    try {
      const { text: bibtex } = await (await this.exports()).export([row], "bibtex");
      if (await copyText(bibtex)) {
        this.context.say(words.bibtex_copied!);
        return;
      }
    } catch {
      // the paper's page shows its BibTeX
    }
    location.assign(`${this.index.address(row)}#bibtex`);
  }
}
