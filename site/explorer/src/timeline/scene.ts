// The timeline: a lane for each technique, in it a pile of dots for each month.

import { type Camera, type Size, WHOLE } from "../picture/camera.ts";
import { make, written } from "../picture/dom.ts";
import { drawMarks } from "../picture/dots.ts";
import type { Point } from "../picture/gestures.ts";
import { techniqueClass } from "../picture/palette.ts";
import type { Frame, Scene } from "../picture/scene.ts";
import { type Shelves, shelves } from "../picture/shelves.ts";
import type { ViewContext } from "../view.ts";
import { diameter, drawAxis, drawDots, drawMilestones } from "./draw.ts";
import { type Layout, layout, NAME_TOP } from "./layout.ts";
import { type Piles, pile } from "./piles.ts";
import { readSpan, slotAt, writeSpan } from "./span.ts";
import { isStep, Steps } from "./steps.ts";
import { monthNames } from "./ticks.ts";

/** A dot is never larger, in pixels. */
const LARGEST = 18;

/** A dot's cell is wide enough for its name at the nearest. */
const NAMED_CELL = 150;

export class Timeline implements Scene {
  readonly overlay = make("div", { class: "picture-lanes" });
  readonly #isMilestone: (row: number) => boolean;
  readonly #shelves: Shelves;
  readonly #monthName: (month: number) => string;
  #rows: ArrayLike<number> = [];
  #piles: Piles;
  #size: Size = { width: 0, height: 0 };
  #layout: Layout | undefined;
  #steps: Steps | undefined;
  #nameWidths: readonly number[] = [];
  #camera: Camera = WHOLE;

  constructor(private readonly context: ViewContext) {
    this.#shelves = shelves(context.index);
    this.#monthName = monthNames(context.language);
    this.#isMilestone = (row) => context.milestone(row) !== undefined;
    this.#piles = this.#piled();
  }

  take(rows: ArrayLike<number>): void {
    this.#rows = rows;
    this.#piles = this.#piled();
    this.#layout = this.#steps = undefined;
    this.#nameLanes();
  }

  resize(size: Size): void {
    this.#size = size;
    this.#layout = this.#steps = undefined;
    const names = this.overlay.children as HTMLCollectionOf<HTMLElement>;
    for (const [lane, { top }] of this.#laidOut().lanes.entries())
      names[lane]?.style.setProperty("top", `${top + NAME_TOP}px`);
    this.#nameWidths = Array.from(names, (name) => name.offsetWidth);
  }

  get closest(): number {
    const { width } = this.#size;
    const { lanes } = this.#laidOut();
    const columns = lanes.map((lane, number) =>
      Math.ceil(this.#piles.highest[number]! / Math.max(1, Math.floor(lane.room / LARGEST))),
    );
    return Math.max(1, (Math.max(...columns) * NAMED_CELL * (this.#piles.slots + 1)) / Math.max(width, 1));
  }

  draw(frame: Frame): void {
    this.#camera = frame.camera;
    const { context } = this;
    const drawn = this.#laidOut();
    const drawing = {
      frame,
      layout: drawn,
      dot: diameter(drawn, frame.canvas.getTransform().a),
      piles: this.#piles,
      context,
      shelves: this.#shelves,
      monthName: this.#monthName,
      nameWidths: this.#nameWidths,
    };
    drawAxis(drawing);
    drawDots(drawing);
    drawMilestones(drawing);
    drawMarks(frame, (row) => this.place(row), drawing.dot / 2);
  }

  hit(at: Point, reach: number): number {
    const drawn = this.#laidOut();
    let best = -1;
    let least = reach * reach;
    for (const position of this.#seen(at.x - reach, at.x + reach)) {
      const [x, y] = [drawn.x(position), drawn.y(position)];
      // a name that stands beside its dot belongs to it
      const beside = drawn.named && at.x > x ? Math.max(0, at.x - x - drawn.cell + LARGEST) : at.x - x;
      const distance = beside ** 2 + (at.y - y) ** 2;
      if (distance < least) [best, least] = [this.#piles.rows[position]!, distance];
    }
    return best;
  }

  place(row: number): Point | undefined {
    const position = this.#stepped().position(row);
    if (position < 0) return undefined;
    const drawn = this.#laidOut();
    return { x: drawn.x(position), y: drawn.y(position) };
  }

  home(row: number): Point {
    const position = this.#stepped().position(row);
    return { x: position < 0 ? 0.5 : this.#laidOut().planeX(position), y: 0.5 };
  }

  step(row: number, key: string): number | undefined {
    const steps = this.#stepped();
    const position = steps.position(row);
    if (!isStep(key) || position < 0) return undefined;
    return this.#piles.rows[steps.next(position, key)];
  }

  /** The first milestone of the first lane that has one, else the first paper. */
  start(): number {
    const { rows } = this.#piles;
    return rows.find(this.#isMilestone) ?? rows[0] ?? -1;
  }

  inside(from: Point, to: Point): number[] {
    const drawn = this.#laidOut();
    const rows: number[] = [];
    for (const position of this.#seen(from.x, to.x)) {
      const [x, y] = [drawn.x(position), drawn.y(position)];
      if (x >= from.x && x <= to.x && y >= from.y && y <= to.y) rows.push(this.#piles.rows[position]!);
    }
    return rows;
  }

  write(camera: Camera): string {
    return writeSpan(camera, this.#piles);
  }

  read(text: string | null): Camera {
    return readSpan(text, this.#piles, this.closest);
  }

  /** Positions of the dots whose month is seen between two places of the screen. */
  *#seen(left: number, right: number): Iterable<number> {
    const { lanes, slots, starts } = this.#piles;
    const slot = (x: number) => slotAt((x / this.#size.width - 0.5) / this.#camera.scale + this.#camera.x, slots);
    const from = Math.max(0, Math.floor(slot(left)) - 1);
    const to = Math.min(slots - 1, Math.ceil(slot(right)) + 1);
    for (let lane = 0; lane < lanes; lane++)
      for (let at = starts[lane * slots + from]!; at < starts[lane * slots + to + 1]!; at++) yield at;
  }

  #piled(): Piles {
    const { index } = this.context;
    const lane = (row: number) => this.#shelves.first[row]!;
    return pile(this.#rows, { months: index.months, days: index.days, lane }, index.techniques.keys.length);
  }

  /** The layout for what is seen: columns and sizes follow the zoom. */
  #laidOut(): Layout {
    const columns = this.#layout?.columns;
    this.#layout = layout(this.#piles, this.#size, this.#camera, LARGEST, this.#isMilestone, this.#layout);
    if (this.#layout.columns !== columns) this.#steps = undefined;
    return this.#layout;
  }

  #stepped(): Steps {
    const { places, columns } = this.#laidOut();
    this.#steps ??= new Steps(this.#piles, places, columns);
    return this.#steps;
  }

  #nameLanes(): void {
    const { keys, labels } = this.context.index.techniques;
    this.overlay.replaceChildren(
      ...keys.map((key, lane) =>
        make(
          "p",
          { class: `k ${techniqueClass(key)}` },
          labels[lane]!,
          " ",
          make("span", { class: "n" }, written(this.#piles.sizes[lane]!, this.context.language)),
        ),
      ),
    );
  }
}
