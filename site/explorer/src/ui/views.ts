// The views by name. The list is there at once; the others are fetched when they are first asked for.

import type { Asked, ViewName } from "../state/address.ts";
import type { View } from "../view.ts";
import type { Context } from "./context.ts";
import { List } from "./list.ts";

export interface Mounted extends View {
  /** How many rows are drawn, where a view draws some of them. */
  readonly count?: number;
  /** The second part of the index has arrived. */
  complete?(): void;
}

/** Where views are mounted, and what they need of the page. */
export interface Stand {
  readonly element: HTMLElement;
  readonly context: Context;
  readonly asked: () => Asked;
  /** How many rows were drawn when the reader left. */
  readonly before: () => number;
}

export async function mountView(name: ViewName, stand: Stand): Promise<Mounted> {
  const { element, context, asked, before } = stand;
  if (name === "table") {
    const { Table } = await import("./table.ts");
    return new Table(element, context, asked, before);
  }
  if (name === "timeline") {
    const { mount } = await import("../timeline/timeline.ts");
    element.replaceChildren();
    return mount(element, context);
  }
  if (name === "map") {
    const { mount } = await import("../map/map.ts");
    element.replaceChildren();
    return mount(element, context);
  }
  return new List(element, context, before);
}
