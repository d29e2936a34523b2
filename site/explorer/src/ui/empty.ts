// Nothing found: what was asked for, what to loosen and how much that would give, and how a paper is added.

import { filled, make } from "../picture/dom.ts";
import type { Asked } from "../state/address.ts";
import { partsOf } from "./chips.ts";
import { type Context, text } from "./context.ts";

export function emptyResult(context: Context, asked: Asked, count: (asked: Asked) => number): HTMLElement {
  const { words, page } = context;
  const parts = partsOf(context, asked);
  const element = make("div", { class: "x-empty" });
  element.append(
    make(
      "p",
      { class: "x-empty-said" },
      filled(words.none!, { asked: parts.map((part) => part.name).join(words.comma) }),
    ),
  );
  const ways = parts
    .map((part) => ({ ...part, count: count(part.without(asked)) }))
    .filter((part) => part.count > 0)
    .sort((one, other) => other.count - one.count);
  if (ways.length) {
    const buttons = ways.map((part) => {
      const label = text(context, "without", { name: part.name, count: part.count });
      const button = make("button", { type: "button", class: "x-loosen" }, label);
      button.addEventListener("click", () => context.ask(part.without));
      return make("li", {}, button);
    });
    element.append(make("p", {}, words.loosen!), make("ul", { class: "x-ways" }, ...buttons));
  }
  // opened from disk, the page that tells how is elsewhere
  if (page.home) {
    element.append(make("p", {}, `${words.missing!} `, make("a", { href: `${page.home}contribute/` }, words.add!)));
  }
  return element;
}
