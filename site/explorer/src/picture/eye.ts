// Who looks at a picture: its camera, short moves of it, and calls for drawing and for what follows when it rests.

import { between, type Camera, dragged, kept, type Size, WHOLE, zoomed } from "./camera.ts";
import type { Point } from "./gestures.ts";

const MOVE_MS = 120;
const REST_MS = 250;

export interface Looking {
  readonly closest: () => number;
  readonly draw: () => void;
  /** The camera has not moved and nothing was drawn for a moment. */
  readonly rest: () => void;
}

export class Eye {
  camera: Camera = WHOLE;
  size: Size = { width: 0, height: 0 };
  #drawing = 0;
  #moving = 0;
  #resting = 0;

  constructor(private readonly looking: Looking) {}

  /** A new camera; false where it shows what the old one showed. */
  set(camera: Camera): boolean {
    const { scale, x, y } = this.camera;
    if (camera.scale === scale && camera.x === x && camera.y === y) return false;
    cancelAnimationFrame(this.#moving);
    this.camera = camera;
    this.draw();
    return true;
  }

  drag(dx: number, dy: number): void {
    this.set(dragged(this.camera, dx, dy, this.size, this.looking.closest()));
  }

  zoom(factor: number, at: Point): boolean {
    return this.set(this.#zoomed(factor, at));
  }

  /** Zoom in one short move. */
  zoomTo(factor: number, at: Point): void {
    this.moveTo(this.#zoomed(factor, at));
  }

  moveTo(to: Camera): void {
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) {
      this.set(to);
      return;
    }
    const from = this.camera;
    const began = performance.now();
    const go = (now: number) => {
      const part = Math.min(Math.max((now - began) / MOVE_MS, 0), 1);
      this.set(part < 1 ? between(from, to, part) : to);
      if (part < 1) this.#moving = requestAnimationFrame(go);
    };
    cancelAnimationFrame(this.#moving);
    this.#moving = requestAnimationFrame(go);
  }

  /** The camera within the limits of a new size. */
  keep(): void {
    this.camera = kept(this.camera, this.looking.closest());
  }

  /** Draw before the next frame. */
  draw(): void {
    this.#drawing ||= requestAnimationFrame(() => {
      this.#drawing = 0;
      this.looking.draw();
    });
    clearTimeout(this.#resting);
    this.#resting = window.setTimeout(this.looking.rest, REST_MS);
  }

  stop(): void {
    cancelAnimationFrame(this.#drawing);
    cancelAnimationFrame(this.#moving);
    clearTimeout(this.#resting);
  }

  #zoomed(factor: number, at: Point): Camera {
    return zoomed(this.camera, factor, at, this.size, this.looking.closest());
  }
}
