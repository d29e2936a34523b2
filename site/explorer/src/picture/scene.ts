// What a picture shows, as the stage asks for it. A scene knows where its dots are; the stage knows who looks at them.

import type { Camera, Size } from "./camera.ts";
import type { Point } from "./gestures.ts";
import type { Palette } from "./palette.ts";

/** All that a scene needs in order to draw itself once. */
export interface Frame {
  readonly canvas: CanvasRenderingContext2D;
  readonly size: Size;
  readonly camera: Camera;
  readonly palette: Palette;
  /** The row that the keyboard is at, or that was tapped; -1 for none. */
  readonly current: number;
  /** The row that is pointed at; -1 for none. */
  readonly hovered: number;
  /** 1 for each row that is ticked. */
  readonly ticked: Uint8Array;
}

export interface Scene {
  /** What stands over the canvas as text of the page. */
  readonly overlay?: HTMLElement;
  /** Takes the rows of a new result. */
  take(rows: ArrayLike<number>): void;
  /** Takes the size of the canvas. */
  resize(size: Size): void;
  /** How near one may come. */
  readonly closest: number;
  draw(frame: Frame): void;
  /** The row at a point of what was drawn last, or -1. */
  hit(at: Point, reach: number): number;
  /** Where a row was drawn, or undefined where it was not. */
  place(row: number): Point | undefined;
  /** Where a row is on the plane. */
  home(row: number): Point;
  /** The row that a key leads to; undefined where the key means nothing here. */
  step(row: number, key: string): number | undefined;
  /** The row where reading begins; -1 where there is none. */
  start(): number;
  /** The rows of the result in a part of the screen. */
  inside(from: Point, to: Point): number[];
  /** The camera as it stands in the address, "" for the whole, and back. */
  write(camera: Camera): string;
  read(text: string | null): Camera;
}
