// What is drawn on a canvas again and again: dots, rings, texts.

import type { Frame } from "./scene.ts";

/** From this width on, in pixels of the screen, a dot is a true circle. */
const CIRCLE_FROM = 14;

/** From this width on a dot has its corners cut. */
const CUT_FROM = 6;

/**
 * Draws dots of one width. There may be thousands in every frame, so small ones are made of rectangles on whole pixels:
 * a canvas without a graphics card draws those twenty times faster than circles.
 */
export class Dots {
  readonly #ratio: number;
  readonly #side: number;
  readonly #corner: number;

  constructor(
    private readonly canvas: CanvasRenderingContext2D,
    diameter: number,
  ) {
    this.#ratio = canvas.getTransform().a;
    this.#side = Math.max(1, Math.round(diameter * this.#ratio));
    this.#corner = this.#side < CUT_FROM ? 0 : Math.floor(this.#side * 0.25);
  }

  /** Draw in pixels of the screen from here on; `end` goes back. */
  begin(): void {
    this.canvas.save();
    this.canvas.resetTransform();
  }

  end(): void {
    this.canvas.restore();
  }

  /** A dot in one colour, or with its lower half in another. */
  draw(x: number, y: number, colour: string, other = colour): void {
    const { canvas } = this;
    const side = this.#side;
    const corner = this.#corner;
    const left = Math.round(x * this.#ratio - side / 2);
    const top = Math.round(y * this.#ratio - side / 2);
    canvas.fillStyle = colour;
    if (side >= CIRCLE_FROM) {
      this.#arc(left + side / 2, top + side / 2, 2);
      if (other === colour) return;
      canvas.fillStyle = other;
      this.#arc(left + side / 2, top + side / 2, 1);
      return;
    }
    canvas.fillRect(left, top + corner, side, side - 2 * corner);
    if (corner) canvas.fillRect(left + corner, top, side - 2 * corner, side);
    if (other === colour) return;
    const half = side >> 1;
    canvas.fillStyle = other;
    canvas.fillRect(left, top + half, side, side - half - corner);
    if (corner) canvas.fillRect(left + corner, top + half, side - 2 * corner, side - half);
  }

  /** A full circle, or its lower half. */
  #arc(x: number, y: number, halves: 1 | 2): void {
    this.canvas.beginPath();
    this.canvas.arc(x, y, this.#side / 2, 0, halves * Math.PI);
    this.canvas.fill();
  }
}

/** A ring around a dot: ticked, a milestone, pointed at, or current. */
export function ring(canvas: CanvasRenderingContext2D, x: number, y: number, radius: number, width: number): void {
  canvas.lineWidth = width;
  canvas.beginPath();
  canvas.arc(x, y, radius, 0, 2 * Math.PI);
  canvas.stroke();
}

/** The dots that are pointed at and current, with a ring of the ground between dot and ring. */
export function drawMarks(
  frame: Frame,
  place: (row: number) => { x: number; y: number } | undefined,
  radius: number,
): void {
  const { canvas, palette } = frame;
  for (const [row, colour] of [
    [frame.hovered, palette.text],
    [frame.current, palette.link],
  ] as const) {
    const at = row < 0 ? undefined : place(row);
    if (!at) continue;
    canvas.strokeStyle = palette.ground;
    ring(canvas, at.x, at.y, radius + 1.5, 3);
    canvas.strokeStyle = colour;
    ring(canvas, at.x, at.y, radius + 4, 2.5);
  }
}

/** A text that can be read above dots and lines. */
export function halo(
  { canvas, palette }: Frame,
  text: string,
  x: number,
  y: number,
  colour: string,
  ground = palette.ground,
): void {
  canvas.lineJoin = "round";
  canvas.lineWidth = 4;
  canvas.strokeStyle = ground;
  canvas.strokeText(text, x, y);
  canvas.fillStyle = colour;
  canvas.fillText(text, x, y);
}
