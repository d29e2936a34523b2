// Where every dot of the timeline is on the screen, for one size of the screen and one camera.

import { type Camera, type Size, shown } from "../picture/camera.ts";
import { grid, laneHeights, type Piles, type Places, places } from "./piles.ts";
import { planeX } from "./span.ts";

/** Below the lanes, for the axis. */
export const AXIS = 24;

/** Above the dots of each lane, for its name and those of its milestones. */
const HEAD = 40;

/** How far below its top the name of a lane stands. */
export const NAME_TOP = 6;

/** Of a month's width, what its columns take. */
const FILLED = 0.9;

/** From this width of a cell on, there is a name beside each dot. */
const NAMED = 64;

export interface Lane {
  readonly top: number;
  /** Where its dots stand. */
  readonly base: number;
  /** How high they may be. */
  readonly room: number;
}

export interface Layout {
  readonly camera: Camera;
  readonly size: Size;
  readonly lanes: readonly Lane[];
  readonly columns: number;
  readonly places: Places;
  /** Width of a dot's cell, and its height. */
  readonly cell: number;
  readonly height: number;
  /** Whether names stand beside the dots. */
  readonly named: boolean;
  /** The middle of a dot on the screen, by its position in the piles. */
  x(position: number): number;
  y(position: number): number;
  /** The same on the plane. */
  planeX(position: number): number;
  /** Where a month begins on the screen. */
  left(slot: number): number;
}

/** The layout; what of the last one still holds is kept. */
export function layout(
  piles: Piles,
  size: Size,
  camera: Camera,
  largest: number,
  isMilestone: (row: number) => boolean,
  last: Layout | undefined,
): Layout {
  if (last?.camera === camera && last.size === size) return last;
  const { slots, highest, pileOf } = piles;
  const slotWidth = Math.max((size.width / (slots + 1)) * camera.scale * FILLED, 0.01);
  // a lane has room for one dot of the largest size at least
  const heights = laneHeights(highest, size.height - AXIS - HEAD * piles.lanes, largest);
  const { columns, height } = grid(highest, heights, slotWidth, largest);
  const lanes: Lane[] = [];
  let top = 0;
  for (const room of heights) {
    lanes.push({ top, base: top + HEAD + room, room });
    top += HEAD + room;
  }
  const standing = last?.columns === columns ? last.places : places(piles, columns, isMilestone);
  const cell = slotWidth / columns;
  const named = cell >= NAMED && height >= 12;
  const left = (slot: number) => shown(planeX(slot - FILLED / 2, slots), camera.x, camera.scale, size.width);
  // a dot that has its name beside it stands at the left of its cell
  const within = named ? height / 2 : cell / 2;
  const x = (position: number) => left(pileOf[position]! % slots) + standing.column[position]! * cell + within;
  return {
    camera,
    size,
    lanes,
    columns,
    places: standing,
    cell,
    height,
    named,
    left,
    x,
    y: (position) => lanes[Math.floor(pileOf[position]! / slots)]!.base - (standing.level[position]! + 0.5) * height,
    planeX: (position) => (x(position) / size.width - 0.5) / camera.scale + camera.x,
  };
}
