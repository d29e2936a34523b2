// The frame that is dragged over dots.

import { make } from "./dom.ts";
import type { Point } from "./gestures.ts";

export class Band {
  readonly element = make("div", { class: "picture-frame", hidden: "" });

  /** Draw it between two corners, or hide it; returns its upper left and its lower right corner. */
  draw(from: Point, to: Point, shown: boolean): [Point, Point] {
    const start = { x: Math.min(from.x, to.x), y: Math.min(from.y, to.y) };
    const end = { x: Math.max(from.x, to.x), y: Math.max(from.y, to.y) };
    const box = { left: start.x, top: start.y, width: end.x - start.x, height: end.y - start.y };
    for (const [name, value] of Object.entries(box)) this.element.style.setProperty(name, `${value}px`);
    this.element.hidden = !shown;
    return [start, end];
  }
}
