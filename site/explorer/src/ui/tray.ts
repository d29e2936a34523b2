// What has been ticked, and how it is taken away: copied, downloaded, shared.

import type { Exported } from "../export/exporter.ts";
import { FORMATS, type Format } from "../export/recipe.ts";
import { make } from "../picture/dom.ts";
import { NOTHING, write } from "../state/address.ts";
import { type Context, text } from "./context.ts";

/** More ids make an address that some programs cut. */
const MOST_SHARED = 300;

const DATASET_FORMATS: readonly Format[] = ["csv", "json", "markdown"];

export class Tray {
  readonly element = make("section", { class: "x-tray", hidden: "" });
  private readonly count = make("b", {});
  private readonly format = make("select", {});
  private readonly share: HTMLButtonElement;

  constructor(
    private readonly context: Context,
    private readonly exported: (rows: readonly number[], format: Format) => Promise<Exported>,
  ) {
    const { words, index, selection } = context;
    this.element.setAttribute("aria-label", words.selection!);
    this.format.setAttribute("aria-label", words.format!);
    const formats = index.kind === "papers" ? FORMATS : DATASET_FORMATS;
    this.format.append(...formats.map((format) => make("option", { value: format }, words[`format_${format}`]!)));
    this.share = this.button(words.share!, () => this.shareLink());
    this.element.append(
      this.count,
      make("label", { class: "x-format" }, this.format),
      this.button(words.copy!, () => this.copy()),
      this.button(words.download!, () => this.download()),
      this.button(words.show_selection!, () => this.showAll()),
      this.share,
      this.button(words.clear_selection!, () => {
        selection.clear();
        context.say(words.cleared!);
      }),
    );
    selection.onChange(() => this.show());
    this.show();
  }

  private button(label: string, act: () => void): HTMLButtonElement {
    const button = make("button", { type: "button" }, label);
    button.addEventListener("click", act);
    return button;
  }

  /** The ticked rows, as far as the list still has them. */
  private rows(): number[] {
    const { index, selection } = this.context;
    return selection
      .all()
      .map((id) => index.rowOf(id))
      .filter((row) => row >= 0)
      .sort((one, other) => one - other);
  }

  show(): void {
    const count = this.rows().length;
    this.element.hidden = count === 0;
    this.count.textContent = text(this.context, "selected", { count });
    this.share.hidden = count > MOST_SHARED;
    document.documentElement.classList.toggle("x-has-tray", count > 0);
  }

  private address(): string {
    const ids = this.rows().map((row) => this.context.index.ids[row]!);
    return `${location.origin === "null" ? "" : location.origin}${location.pathname}${write({ ...NOTHING, sel: ids })}`;
  }

  private showAll(): void {
    const sel = this.rows().map((row) => this.context.index.ids[row]!);
    this.context.ask((asked) => ({ ...NOTHING, view: asked.view, columns: asked.columns, sel }));
  }

  private async shareLink(): Promise<void> {
    const copied = await copyText(this.address());
    this.context.say(copied ? this.context.words.link_copied! : this.context.words.not_copied!);
  }

  private async copy(): Promise<void> {
    await this.take(async ({ text: written }) => {
      const copied = await copyText(written);
      const count = this.rows().length;
      this.context.say(copied ? text(this.context, "copied", { count }) : this.context.words.not_copied!);
    });
  }

  private async download(): Promise<void> {
    await this.take(({ text: written, file, type }) => {
      const address = URL.createObjectURL(new Blob([written], { type }));
      const link = make("a", { href: address, download: file });
      link.click();
      setTimeout(() => URL.revokeObjectURL(address), 10_000);
      this.context.say(text(this.context, "downloaded", { file }));
    });
  }

  private async take(act: (exported: Exported) => void | Promise<void>): Promise<void> {
    this.element.setAttribute("aria-busy", "true");
    try {
      await act(await this.exported(this.rows(), this.format.value as Format));
    } catch {
      this.context.say(this.context.words.export_failed!);
    } finally {
      this.element.removeAttribute("aria-busy");
    }
  }
}

/** Copy a text; false where the browser does not let us. */
export async function copyText(written: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(written);
    return true;
  } catch {
    return byCommand(written);
  }
}

/** Where there is no clipboard, as on a page that was opened from disk: select the text and ask for a copy. */
function byCommand(written: string): boolean {
  const box = make("textarea", { "aria-hidden": "true", class: "x-unseen" });
  const before = document.activeElement;
  box.value = written;
  document.body.append(box);
  box.select();
  const copied = document.execCommand("copy");
  box.remove();
  if (before instanceof HTMLElement) before.focus();
  return copied;
}
