// The parts of the page around the result: search box, what is said, language switch.

import { make } from "../picture/dom.ts";
import type { Words } from "../view.ts";

/** As long after the last keystroke the count is read out. */
const QUIET = 700;

/** Speaks to everyone (a note that goes) and, more calmly, to screen readers alone. */
export class Voice {
  private readonly seen = make("div", { class: "said", role: "status" });
  private readonly heard = make("div", { class: "x-unseen", role: "status", id: "x-heard" });
  private seenTimer = 0;
  private heardTimer = 0;

  constructor() {
    document.body.append(this.seen, this.heard);
  }

  say(text: string): void {
    this.seen.textContent = text;
    clearTimeout(this.seenTimer);
    this.seenTimer = window.setTimeout(() => {
      this.seen.textContent = "";
    }, 4000);
  }

  /** Tell a screen reader, when the reader pauses. */
  tell(text: string): void {
    clearTimeout(this.heardTimer);
    this.heardTimer = window.setTimeout(() => {
      if (this.heard.textContent !== text) this.heard.textContent = text;
    }, QUIET);
  }
}

/** The search box: typing asks at once, except while a Chinese word is being put together. */
export function watchSearch(form: HTMLFormElement, typed: (text: string, done: boolean) => void): HTMLInputElement {
  const input = form.querySelector<HTMLInputElement>("input[type=search]")!;
  input.addEventListener("input", (event) => {
    if (!(event instanceof InputEvent && event.isComposing)) typed(input.value, false);
  });
  input.addEventListener("compositionend", () => typed(input.value, false));
  input.addEventListener("change", () => typed(input.value, true));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    typed(input.value, true);
  });
  input.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown") return;
    const first = document.querySelector<HTMLElement>(".x-view a");
    if (!first) return;
    event.preventDefault();
    first.focus();
  });
  document.addEventListener("keydown", (event) => {
    const busy = event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]");
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || busy) return;
    event.preventDefault();
    input.focus();
    input.select();
  });
  return input;
}

/** The switch leads to the same question in the other language. */
export function switchLanguage(search: string): void {
  const link = document.querySelector<HTMLAnchorElement>("a.language");
  if (!link) return;
  link.search = search;
}

export function notice(words: Words, key: string, retry?: () => void): HTMLElement {
  const element = make("div", { class: "x-notice", role: "status" }, make("p", {}, words[key]!));
  if (retry) {
    const button = make("button", { type: "button" }, words.retry!);
    button.addEventListener("click", retry);
    element.append(button);
  }
  return element;
}
