// The timeline as a view of the explorer.

import { Stage } from "../picture/stage.ts";
import type { View, ViewContext } from "../view.ts";
import { Timeline } from "./scene.ts";

export function mount(element: HTMLElement, context: ViewContext): View {
  return new Stage(element, context, new Timeline(context), "timeline", "span");
}
