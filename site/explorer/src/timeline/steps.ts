// Where an arrow key leads on a timeline: up and down within a column of dots and on into the next lane, left and right
// to the next column of the lane. So every dot is reached.

import type { Piles, Places } from "./piles.ts";

export type StepKey = "ArrowLeft" | "ArrowRight" | "ArrowUp" | "ArrowDown" | "Home" | "End";

const KEYS: ReadonlySet<string> = new Set(["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End"]);

export function isStep(key: string): key is StepKey {
  return KEYS.has(key);
}

/** A way to find one's way among the dots of one layout. */
export class Steps {
  readonly #position = new Map<number, number>();

  constructor(
    private readonly piles: Piles,
    private readonly places: Places,
    private readonly columns: number,
  ) {
    for (let position = 0; position < piles.rows.length; position++)
      this.#position.set(piles.rows[position]!, position);
  }

  /** The place of a row in the piles, or -1. */
  position(row: number): number {
    return this.#position.get(row) ?? -1;
  }

  lane(position: number): number {
    return Math.floor(this.piles.pileOf[position]! / this.piles.slots);
  }

  /** The position that a key leads to from another; the same where it leads nowhere. */
  next(from: number, key: StepKey): number {
    const lane = this.lane(from);
    const [start, end] = [this.#start(lane), this.#end(lane)];
    const level = this.places.level[from]!;
    if (key === "Home") return this.#at(start, 0);
    if (key === "End") return this.#at(end - 1, 0);
    const [low, high] = this.#column(from);
    if (key === "ArrowLeft") return low > start ? this.#at(low - 1, level) : from;
    if (key === "ArrowRight") return high < end ? this.#at(high, level) : from;
    const up = key === "ArrowUp";
    if (up ? level < high - low - 1 : level > 0) return this.#at(from, level + (up ? 1 : -1));
    for (let other = lane + (up ? -1 : 1); other >= 0 && other < this.piles.lanes; other += up ? -1 : 1)
      if (this.#end(other) > this.#start(other))
        return this.#at(this.#nearest(other, this.#ordinal(from)), up ? 0 : 65535);
    return from;
  }

  #start(lane: number): number {
    return this.piles.starts[lane * this.piles.slots]!;
  }

  #end(lane: number): number {
    return this.piles.starts[(lane + 1) * this.piles.slots]!;
  }

  /** Number of a position's column from the left edge. */
  #ordinal(position: number): number {
    return (this.piles.pileOf[position]! % this.piles.slots) * this.columns + this.places.column[position]!;
  }

  /** Where the column of a position begins and ends. */
  #column(position: number): [number, number] {
    const { starts, pileOf } = this.piles;
    const { column } = this.places;
    const pile = pileOf[position]!;
    let low = position;
    let high = position + 1;
    while (low > starts[pile]! && column[low - 1] === column[position]) low--;
    while (high < starts[pile + 1]! && column[high] === column[position]) high++;
    return [low, high];
  }

  /** In the column of a position, what stands at a level, or the topmost. */
  #at(position: number, level: number): number {
    const [low, high] = this.#column(position);
    const wanted = Math.min(level, high - low - 1);
    for (let at = low; at < high; at++) if (this.places.level[at] === wanted) return at;
    return position;
  }

  /** In a lane, a position in the column nearest to a number of a column. */
  #nearest(lane: number, ordinal: number): number {
    let best = this.#start(lane);
    let least = Number.POSITIVE_INFINITY;
    for (let at = best; at < this.#end(lane); at++) {
      const distance = Math.abs(this.#ordinal(at) - ordinal);
      if (distance < least) [best, least] = [at, distance];
    }
    return best;
  }
}
