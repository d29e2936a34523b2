// The map: every paper where its like are, those of the result in colour and the rest pale.

import { type Camera, type Size, shown } from "../picture/camera.ts";
import { drawMarks } from "../picture/dots.ts";
import type { Point } from "../picture/gestures.ts";
import type { Frame, Scene } from "../picture/scene.ts";
import { type Shelves, shelves } from "../picture/shelves.ts";
import type { ViewContext } from "../view.ts";
import { drawClusters, drawNames, drawPapers, radius } from "./draw.ts";
import { type Direction, nearest, neighbour } from "./neighbour.ts";
import { onPlane, type Positions } from "./positions.ts";
import { readWhere, writeWhere } from "./where.ts";

const ARROWS: ReadonlySet<string> = new Set(["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"]);

export class PaperMap implements Scene {
  readonly closest = 24;
  /** Where each row is on the screen, of what was drawn last. */
  readonly #x: Float32Array;
  readonly #y: Float32Array;
  readonly #taken: Uint8Array;
  readonly #shelves: Shelves;
  #rows: ArrayLike<number> = [];
  #size: Size = { width: 0, height: 0 };

  constructor(
    private readonly context: ViewContext,
    private readonly positions: Positions,
  ) {
    const { count } = context.index;
    this.#shelves = shelves(context.index);
    this.#x = new Float32Array(count);
    this.#y = new Float32Array(count);
    this.#taken = new Uint8Array(count);
  }

  take(rows: ArrayLike<number>): void {
    this.#rows = rows;
    this.#taken.fill(0);
    for (let place = 0; place < rows.length; place++) this.#taken[rows[place]!] = 1;
  }

  resize(size: Size): void {
    this.#size = size;
  }

  draw(frame: Frame): void {
    this.#project(frame.camera);
    const drawing = {
      frame,
      context: this.context,
      positions: this.positions,
      shelves: this.#shelves,
      x: this.#x,
      y: this.#y,
      rows: this.#rows,
      taken: this.#taken,
    };
    drawPapers(drawing);
    drawNames(drawing, drawClusters(drawing));
    drawMarks(frame, (row) => this.place(row), radius(drawing));
  }

  hit(at: Point, reach: number): number {
    return nearest(this.#x, this.#y, this.#rows, at, reach);
  }

  place(row: number): Point | undefined {
    return this.#taken[row] ? { x: this.#x[row]!, y: this.#y[row]! } : undefined;
  }

  home(row: number): Point {
    return { x: onPlane(this.positions.x[row]!), y: onPlane(this.positions.y[row]!) };
  }

  /** Arrows lead to the nearest in their direction, the others through the result in its order. */
  step(row: number, key: string): number | undefined {
    const rows = this.#rows;
    if (ARROWS.has(key)) return neighbour(this.positions.x, this.positions.y, rows, row, key as Direction);
    if (key === "Home") return rows[0];
    if (key === "End") return rows[rows.length - 1];
    const by = { PageDown: 1, PageUp: -1 }[key];
    if (by === undefined) return undefined;
    return rows[Math.min(Math.max(Array.prototype.indexOf.call(rows, row) + by, 0), rows.length - 1)];
  }

  start(): number {
    return this.#rows[0] ?? -1;
  }

  inside(from: Point, to: Point): number[] {
    const rows: number[] = [];
    for (let place = 0; place < this.#rows.length; place++) {
      const row = this.#rows[place]!;
      const [x, y] = [this.#x[row]!, this.#y[row]!];
      if (x >= from.x && x <= to.x && y >= from.y && y <= to.y) rows.push(row);
    }
    return rows;
  }

  write(camera: Camera): string {
    return writeWhere(camera);
  }

  read(text: string | null): Camera {
    return readWhere(text, this.closest);
  }

  #project(camera: Camera): void {
    const { width, height } = this.#size;
    const { x, y } = this.positions;
    for (let row = 0; row < x.length; row++) {
      this.#x[row] = shown(onPlane(x[row]!), camera.x, camera.scale, width);
      this.#y[row] = shown(onPlane(y[row]!), camera.y, camera.scale, height);
    }
  }
}
