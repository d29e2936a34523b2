// What is drawn on a canvas again and again: dots, rings, texts. There are thousands of dots in every frame: each look is drawn once and copied, which costs a fifth of drawing arcs.

import type { Frame } from "./scene.ts";

/** Below this width a square is as good as a round dot. */
const ROUND_FROM = 2.5;

export class Dots {
  readonly #ratio: number;
  readonly #stamps = new Map<string, HTMLCanvasElement>();

  constructor(
    private readonly canvas: CanvasRenderingContext2D,
    private readonly diameter: number,
  ) {
    this.#ratio = canvas.getTransform().a;
  }

  /** A dot in one colour, or with a half in each of two. */
  draw(x: number, y: number, colour: string, other = colour): void {
    const { canvas, diameter } = this;
    const [left, top] = [x - diameter / 2, y - diameter / 2];
    if (diameter < ROUND_FROM) {
      canvas.fillStyle = colour;
      canvas.fillRect(left, top, diameter, diameter);
      if (other === colour) return;
      canvas.fillStyle = other;
      canvas.fillRect(left, y, diameter, diameter / 2);
      return;
    }
    const stamp = this.#stamp(colour, other);
    const side = stamp.width / this.#ratio;
    canvas.drawImage(stamp, x - side / 2, y - side / 2, side, side);
  }

  #stamp(colour: string, other: string): HTMLCanvasElement {
    const key = `${colour} ${other}`;
    const made = this.#stamps.get(key);
    if (made) return made;
    const stamp = document.createElement("canvas");
    stamp.width = stamp.height = Math.ceil(this.diameter * this.#ratio) + 2;
    const canvas = stamp.getContext("2d")!;
    const middle = stamp.width / 2;
    const radius = (this.diameter / 2) * this.#ratio;
    for (const [fill, from, to] of [
      [colour, 0, 2],
      [other, 0, 1],
    ] as const) {
      canvas.fillStyle = fill;
      canvas.beginPath();
      canvas.arc(middle, middle, radius, from * Math.PI, to * Math.PI);
      canvas.fill();
    }
    this.#stamps.set(key, stamp);
    return stamp;
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
