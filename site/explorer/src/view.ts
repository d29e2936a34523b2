// What a view is: it shows some rows of the index in an element, and is loaded when first chosen.

import type { Language, PaperIndex } from "./index/types.ts";

export type { Kind, Language, PaperIndex, RowLinks, Tags } from "./index/types.ts";
export { HAS } from "./index/types.ts";

/** The words of the interface by their keys in site/strings.yaml, without the prefix `explore_`. */
export type Words = Readonly<Record<string, string>>;

export interface ViewContext {
  readonly index: PaperIndex;
  readonly words: Words;
  readonly language: Language;
  /** Go to the entry's page. */
  open(row: number): void;
  isTicked(row: number): boolean;
  tick(row: number, on: boolean): void;
  /** Tick or untick many at once. */
  tickAll(rows: readonly number[], on: boolean): void;
  /** Why the paper is a milestone, or undefined where it is none. */
  milestone(row: number): string | undefined;
  /** Change the view's own parameters of the address, such as a zoom; "" removes one. */
  setState(patch: Readonly<Record<string, string>>): void;
}

export interface View {
  /** Show these rows, in the order of the result. Called again whenever they or the address change. */
  show(rows: ArrayLike<number>, state: URLSearchParams): void;
  /** The ticks changed elsewhere: draw them anew. */
  ticked?(): void;
  destroy(): void;
}

/** What the module of a view exports. */
export type Mount = (element: HTMLElement, context: ViewContext) => View | Promise<View>;
