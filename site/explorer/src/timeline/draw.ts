// The timeline on its canvas: axis, dots, names, milestones.

import { Dots, halo, ring } from "../picture/dots.ts";
import { type Box, Taken } from "../picture/labels.ts";
import type { Frame } from "../picture/scene.ts";
import type { Shelves } from "../picture/shelves.ts";
import type { ViewContext } from "../view.ts";
import { AXIS, type Layout, NAME_TOP } from "./layout.ts";
import type { Piles } from "./piles.ts";
import { monthText, slotAt } from "./span.ts";
import { ticks } from "./ticks.ts";

const SMALL = 12;
const LINE = 15;

/** All that is drawn of one timeline. */
export interface Drawing {
  readonly frame: Frame;
  readonly layout: Layout;
  readonly piles: Piles;
  readonly context: ViewContext;
  readonly shelves: Shelves;
  readonly monthName: (month: number) => string;
  /** How wide a dot is. */
  readonly dot: number;
  /** How much of each lane's first line its name takes. */
  readonly nameWidths: readonly number[];
}

/** The slots that are seen. */
function seen({ frame, piles }: Drawing): [number, number] {
  const half = 0.5 / frame.camera.scale;
  const { x } = frame.camera;
  return [
    Math.max(0, Math.floor(slotAt(x - half, piles.slots))),
    Math.min(piles.slots - 1, Math.ceil(slotAt(x + half, piles.slots))),
  ];
}

/** Call back with every position that is seen. */
function eachSeen(drawing: Drawing, act: (position: number, lane: number) => void): void {
  const { lanes, slots, starts } = drawing.piles;
  const [from, to] = seen(drawing);
  for (let lane = 0; lane < lanes; lane++)
    for (let at = starts[lane * slots + from]!; at < starts[lane * slots + to + 1]!; at++) act(at, lane);
}

export function drawAxis(drawing: Drawing): void {
  const { frame, layout, piles, context } = drawing;
  const { canvas, palette, size } = frame;
  const bottom = size.height - AXIS;
  const [from, to] = seen(drawing);
  const monthWidth = layout.left(1) - layout.left(0);
  canvas.font = `${SMALL}px ${palette.font}`;
  canvas.textBaseline = "middle";
  canvas.textAlign = "left";
  canvas.lineWidth = 1;
  canvas.strokeStyle = palette.line;
  const last = piles.undated < 0 ? to : Math.min(to, piles.undated - 2);
  const text = context.words.picture_undated!;
  const width = canvas.measureText(text).width;
  const undated = Math.min(layout.left(piles.undated), size.width - width - 2);
  const end = to === piles.undated ? undated - 8 : size.width;
  const marks = ticks(piles.first + from, piles.first + last, monthWidth, drawing.monthName);
  nameEdge(drawing, marks.find((tick) => layout.left(tick.month - piles.first) >= 0)?.month, bottom);
  for (const tick of marks) {
    const x = Math.round(layout.left(tick.month - piles.first)) + 0.5;
    canvas.beginPath();
    canvas.moveTo(x, tick.strong ? 0 : bottom);
    canvas.lineTo(x, bottom + (tick.strong ? AXIS : 5));
    canvas.stroke();
    canvas.fillStyle = tick.strong ? palette.text : palette.muted;
    if (x + 4 + canvas.measureText(tick.text).width < end) canvas.fillText(tick.text, x + 4, bottom + AXIS / 2 + 1);
  }
  if (to === piles.undated) {
    canvas.fillStyle = palette.muted;
    canvas.fillText(text, undated, bottom + AXIS / 2 + 1);
  }
  for (const lane of layout.lanes) {
    canvas.beginPath();
    canvas.moveTo(0, Math.round(lane.base) + 0.5);
    canvas.lineTo(size.width, Math.round(lane.base) + 0.5);
    canvas.stroke();
  }
}

/** The month at the left edge, where the first mark leaves room for it: far in, one month fills the screen. */
function nameEdge({ frame, layout, piles }: Drawing, first: number | undefined, bottom: number): void {
  const { canvas, palette, camera } = frame;
  const slot = Math.max(0, Math.round(slotAt(camera.x - 0.5 / camera.scale, piles.slots)));
  const text = monthText(piles.first + slot);
  const end = canvas.measureText(text).width + 12;
  const next = first === undefined ? Number.POSITIVE_INFINITY : layout.left(first - piles.first);
  if (slot === piles.undated || camera.scale <= 1 || next < end) return;
  canvas.fillStyle = palette.muted;
  canvas.fillText(text, 0, bottom + AXIS / 2 + 1);
}

/** The width of a dot: what leaves a gap that can be seen, on screens of so many pixels to one of the page. */
export function diameter(layout: Layout, ratio: number): number {
  const side = Math.min(layout.cell, layout.height);
  if (side * ratio > 10) return Math.min(side * 0.84, 14);
  // where there is no room for a gap a pile is drawn whole: single pixels apart would be too pale to see
  return (side * ratio < 3 ? Math.ceil(side * ratio) : Math.floor(side * ratio - 0.75)) / ratio;
}

export function drawDots(drawing: Drawing): void {
  const { frame, layout, piles, context } = drawing;
  const { canvas, palette } = frame;
  const { techniques } = context.index;
  const colours = techniques.keys.map((key) => palette.technique(key));
  const wide = drawing.dot;
  const dots = new Dots(canvas, wide);
  dots.begin();
  eachSeen(drawing, (position, lane) => {
    const other = drawing.shelves.second[piles.rows[position]!]!;
    dots.draw(layout.x(position), layout.y(position), colours[lane]!, colours[other]);
  });
  dots.end();
  canvas.strokeStyle = palette.text;
  eachSeen(drawing, (position) => {
    if (!frame.ticked[piles.rows[position]!]) return;
    ring(canvas, layout.x(position), layout.y(position), wide / 2 + 1, Math.max(1, Math.min(2, wide / 4)));
  });
  if (layout.named) drawNames(drawing);
}

/** What a dot is called in the picture: its name, or how its title begins. */
function called({ index }: ViewContext, row: number): string {
  return index.names[row] || index.titles[row]!;
}

function drawNames(drawing: Drawing): void {
  const { frame, layout, piles, context } = drawing;
  const { canvas, palette } = frame;
  const wide = drawing.dot;
  const room = layout.cell - wide - 8;
  canvas.textBaseline = "middle";
  canvas.textAlign = "left";
  canvas.fillStyle = palette.text;
  eachSeen(drawing, (position) => {
    const row = piles.rows[position]!;
    const milestone = context.milestone(row) !== undefined;
    canvas.font = `${milestone ? "650 " : ""}${SMALL}px ${palette.font}`;
    const text = cut(canvas, called(context, row), room);
    canvas.fillText(text, layout.x(position) + wide / 2 + 4, layout.y(position));
  });
}

/** As much of a text as there is room for. */
function cut(canvas: CanvasRenderingContext2D, text: string, room: number): string {
  // a first cut without measuring: few letters are narrower than 3 px
  let short = text.slice(0, Math.ceil(room / 3));
  let shown = short.length < text.length ? `${short}…` : short;
  for (let width = canvas.measureText(shown).width; width > room && short; width = canvas.measureText(shown).width) {
    // not far enough rather than too far, so that few letters are lost
    const over = Math.ceil(((width - room) / width) * short.length * 0.6);
    short = short.slice(0, -over);
    shown = `${short.trimEnd()}…`;
  }
  return shown;
}

/** Milestones have a ring, and their name above the piles wherever there is room. */
export function drawMilestones(drawing: Drawing): void {
  const { frame, layout, piles, context } = drawing;
  const { canvas, palette, size } = frame;
  const { keys } = context.index.techniques;
  const wide = Math.max(drawing.dot, 4);
  const taken = new Taken({ x: 0, y: 0, width: size.width, height: size.height });
  for (const [lane, { top }] of layout.lanes.entries())
    taken.add({ x: 0, y: top, width: drawing.nameWidths[lane]!, height: NAME_TOP + 20 });
  const milestones: [position: number, lane: number][] = [];
  const named: { text: string; label: Box; leader: Box; colour: string }[] = [];
  canvas.font = `600 ${SMALL}px ${palette.font}`;
  canvas.textBaseline = "middle";
  canvas.textAlign = "left";
  eachSeen(drawing, (position, lane) => {
    if (context.milestone(piles.rows[position]!) !== undefined) milestones.push([position, lane]);
  });
  // from the right: the name of what is further left finds its place above, and the line to it passes at the left
  for (const [position, lane] of milestones.reverse()) {
    const row = piles.rows[position]!;
    const [x, y] = [layout.x(position), layout.y(position)];
    canvas.strokeStyle = palette.text;
    ring(canvas, x, y, wide / 2 + 1.5, 1.5);
    if (layout.named) continue;
    const text = cut(canvas, called(context, row), 150);
    const width = canvas.measureText(text).width + 6;
    const top = y - wide / 2 - 2;
    const leader = (label: Box): Box => {
      const from = label.y + label.height;
      return { x: x - 1, y: from, width: 2, height: top - from };
    };
    const label = taken.take(spots(drawing, lane, { x, y: top, width }, (box) => taken.free(leader(box))));
    if (!label) continue;
    taken.add(leader(label));
    named.push({ text, label, leader: leader(label), colour: palette.technique(keys[lane]!) });
  }
  for (const { leader, colour } of named) {
    canvas.fillStyle = colour;
    canvas.fillRect(leader.x + 0.5, leader.y, 1, leader.height);
  }
  for (const { text, label, colour } of named) halo(frame, text, label.x + 3, label.y + label.height / 2, colour);
}

/** Where the name of a milestone may stand: in its lane above every pile it would cover, at best begun at its dot. */
function* spots(
  drawing: Drawing,
  lane: number,
  dot: { x: number; y: number; width: number },
  reached: (label: Box) => boolean,
): Iterable<Box> {
  const { layout } = drawing;
  const { top, base } = layout.lanes[lane]!;
  const box = { width: dot.width, height: LINE };
  const lefts = [dot.x - 4, dot.x - dot.width / 2, dot.x - dot.width + 4];
  const floors = lefts.map((left) => Math.min(dot.y - 4, skyline(drawing, lane, left, left + dot.width)));
  for (const [at, left] of lefts.entries())
    for (let raised = 0; raised < base - top; raised += 5) {
      const label = { ...box, x: left, y: floors[at]! - LINE - raised };
      if (label.y >= top && reached(label)) yield label;
    }
}

/** The top of the highest pile of a lane between two places of the screen. */
function skyline({ layout, piles }: Drawing, lane: number, left: number, right: number): number {
  const monthWidth = layout.left(1) - layout.left(0);
  const slot = (x: number) => Math.min(Math.max(Math.floor((x - layout.left(0)) / monthWidth), 0), piles.slots - 1);
  let highest = 0;
  for (let at = slot(left); at <= slot(right); at++) {
    const number = lane * piles.slots + at;
    highest = Math.max(highest, piles.starts[number + 1]! - piles.starts[number]!);
  }
  return layout.lanes[lane]!.base - Math.ceil(highest / layout.columns) * layout.height - 2;
}
