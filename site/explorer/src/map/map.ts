// The map of related papers as a view of the explorer.

import { Stage } from "../picture/stage.ts";
import type { View, ViewContext } from "../view.ts";
import { positions } from "./positions.ts";
import { PaperMap } from "./scene.ts";

export async function mount(element: HTMLElement, context: ViewContext): Promise<View> {
  const wire = await context.index.loadMap();
  return new Stage(element, context, new PaperMap(context, positions(wire, context.language)), "map", "at");
}
