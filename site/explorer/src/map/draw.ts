// The map on its canvas: papers, names of the clusters, and names of papers once there is room.

import { shown } from "../picture/camera.ts";
import { Dots, halo, ring } from "../picture/dots.ts";
import { type Box, Taken } from "../picture/labels.ts";
import type { Frame } from "../picture/scene.ts";
import type { Shelves } from "../picture/shelves.ts";
import type { ViewContext } from "../view.ts";
import { onPlane, type Positions } from "./positions.ts";

const SMALL = 12;
const LINE = 16;

/** From this nearness on papers are named. */
const NAMED_FROM = 3.5;

/** So many names are tried in one frame, those of milestones first. */
const MOST_NAMES = 400;

export interface Drawing {
  readonly frame: Frame;
  readonly context: ViewContext;
  readonly positions: Positions;
  readonly shelves: Shelves;
  /** Where each row is on the screen. */
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly rows: ArrayLike<number>;
  /** 1 for each row of the result. */
  readonly taken: Uint8Array;
}

/** Dots grow slower than the map, so that they part as one comes nearer. */
export function radius({ frame, x }: Drawing): number {
  const { width, height } = frame.size;
  const whole = Math.sqrt((width * height) / Math.max(x.length, 1)) * 0.16;
  return Math.min(Math.max(whole, 1.4), 2.4) * Math.min(frame.camera.scale ** 0.45, 3.2);
}

function isSeen({ frame, x, y }: Drawing, row: number, margin: number): boolean {
  const { width, height } = frame.size;
  return x[row]! > -margin && y[row]! > -margin && x[row]! < width + margin && y[row]! < height + margin;
}

export function drawPapers(drawing: Drawing): void {
  const { frame, context, shelves, x, y, rows, taken } = drawing;
  const { canvas, palette } = frame;
  const { techniques } = context.index;
  const colours = techniques.keys.map((key) => palette.technique(key));
  const wide = radius(drawing) * 2;
  // pale ones are smaller, so that they do not hide those of the result
  const pale = new Dots(canvas, Math.max(wide * 0.75, 1.5));
  const dots = new Dots(canvas, wide);
  dots.begin();
  for (let row = 0; row < taken.length; row++)
    if (!taken[row] && isSeen(drawing, row, wide)) pale.draw(x[row]!, y[row]!, palette.line);
  for (let place = rows.length - 1; place >= 0; place--) {
    const row = rows[place]!;
    if (!isSeen(drawing, row, wide)) continue;
    dots.draw(x[row]!, y[row]!, colours[shelves.first[row]!]!, colours[shelves.second[row]!]);
  }
  dots.end();
  canvas.strokeStyle = palette.text;
  for (let place = 0; place < rows.length; place++) {
    const row = rows[place]!;
    if (!isSeen(drawing, row, wide)) continue;
    if (frame.ticked[row]) ring(canvas, x[row]!, y[row]!, wide / 2 + 1, 2);
    else if (context.milestone(row) !== undefined) ring(canvas, x[row]!, y[row]!, wide / 2 + 1.5, 1);
  }
}

/** The names of the clusters, the largest first; what they take is left free by others. */
export function drawClusters(drawing: Drawing): Taken {
  const { frame, positions } = drawing;
  const { canvas, palette, camera, size } = frame;
  const labels = new Taken({ x: 0, y: 0, ...size });
  canvas.font = `650 13px ${palette.font}`;
  canvas.textAlign = "center";
  canvas.textBaseline = "middle";
  for (const cluster of positions.clusters) {
    const x = shown(onPlane(cluster.x), camera.x, camera.scale, size.width);
    const y = shown(onPlane(cluster.y), camera.y, camera.scale, size.height);
    const width = canvas.measureText(cluster.label).width + 14;
    const height = LINE + 8;
    const spot = labels.take(around(x - width / 2, y - height / 2, width, height));
    if (spot) halo(frame, cluster.label, spot.x + width / 2, spot.y + height / 2, palette.text, palette.raised);
  }
  return labels;
}

/** A label at its place, or a little above or below. */
function* around(x: number, y: number, width: number, height: number): Iterable<Box> {
  for (const shift of [0, -0.7, 0.7]) yield { x, y: y + shift * height, width, height };
}

/** Names of papers where nothing stands, milestones first. */
export function drawNames(drawing: Drawing, labels: Taken): void {
  const { frame, context, shelves, x, y, rows } = drawing;
  const { canvas, palette } = frame;
  const { index } = context;
  const near = frame.camera.scale >= NAMED_FROM;
  const wide = radius(drawing);
  canvas.font = `${SMALL}px ${palette.font}`;
  canvas.textAlign = "left";
  canvas.textBaseline = "middle";
  const milestones: number[] = [];
  const others: number[] = [];
  for (let place = 0; place < rows.length; place++) {
    const row = rows[place]!;
    if (!index.names[row] || !isSeen(drawing, row, 0)) continue;
    if (context.milestone(row) !== undefined) milestones.push(row);
    else if (near && others.length < MOST_NAMES) others.push(row);
  }
  for (const [place, row] of [...milestones, ...others].entries()) {
    const text = index.names[row]!;
    const width = canvas.measureText(text).width + 4;
    const gap = wide + 3;
    const top = y[row]! - LINE / 2;
    const box = { width, height: LINE };
    const spot = labels.take([
      { ...box, x: x[row]! + gap, y: top },
      { ...box, x: x[row]! - gap - width, y: top },
    ]);
    const milestone = place < milestones.length;
    const shelf = index.techniques.keys[shelves.first[row]!]!;
    const colour = milestone ? palette.technique(shelf) : palette.muted;
    if (spot) halo(frame, text, spot.x + 2, y[row]!, colour, palette.raised);
  }
}
