// The buttons above a picture: nearer, farther, the whole, and ticking what is in view.

import type { Language, Words } from "../view.ts";
import { filled, make, written } from "./dom.ts";

export interface ToolActions {
  zoom(factor: number): void;
  whole(): void;
  tickView(): void;
}

export class Tools {
  readonly element: HTMLElement;
  readonly #tick: HTMLButtonElement;
  readonly #buttons: HTMLButtonElement[];

  constructor(
    private readonly words: Words,
    private readonly language: Language,
    actions: ToolActions,
  ) {
    const button = (text: string, label: string, act: () => void) => {
      const one = make("button", { type: "button", ...(label ? { "aria-label": label, title: label } : {}) }, text);
      one.addEventListener("click", act);
      return one;
    };
    this.#buttons = [
      button("+", words.picture_nearer!, () => actions.zoom(2)),
      button("−", words.picture_farther!, () => actions.zoom(0.5)),
      button(words.picture_whole!, "", () => actions.whole()),
    ];
    this.#tick = button(filled(words.picture_tick_view!, { count: written(0, language) }), "", () =>
      actions.tickView(),
    );
    this.element = make("div", { class: "picture-tools" }, ...this.#buttons, this.#tick);
  }

  /** What can be done now. Buttons that can do nothing keep the focus that they have. */
  show(state: { whole: boolean; closest: boolean; inView: number; allTicked: boolean }): void {
    const [nearer, farther, whole] = this.#buttons;
    nearer!.setAttribute("aria-disabled", String(state.closest));
    for (const one of [farther!, whole!]) one.setAttribute("aria-disabled", String(state.whole));
    this.#tick.setAttribute("aria-disabled", String(!state.inView));
    const text = state.allTicked && state.inView ? this.words.picture_untick_view! : this.words.picture_tick_view!;
    this.#tick.textContent = filled(text, { count: written(state.inView, this.language) });
  }
}
