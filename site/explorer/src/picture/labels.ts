// Labels that never overlap: each takes the first of its places that is free, the most important first; the others
// wait until there is room.

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

export function within(inner: Box, outer: Box): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}

/**
 * Boxes that are taken, found by where they are: a picture may have hundreds of labels in each of its frames.
 */
export class Taken {
  readonly #cells = new Map<number, Box[]>();

  constructor(
    private readonly bounds: Box,
    boxes: Iterable<Box> = [],
  ) {
    for (const box of boxes) this.add(box);
  }

  /** The first of the places that is within the bounds and free; it is taken from then on. */
  take(places: Iterable<Box>): Box | undefined {
    for (const place of places) {
      if (!within(place, this.bounds) || !this.free(place)) continue;
      this.add(place);
      return place;
    }
    return undefined;
  }

  free(box: Box): boolean {
    for (const cell of this.#near(box)) if (this.#cells.get(cell)?.some((other) => overlap(box, other))) return false;
    return true;
  }

  add(box: Box): void {
    for (const cell of this.#near(box)) {
      const boxes = this.#cells.get(cell);
      if (boxes) boxes.push(box);
      else this.#cells.set(cell, [box]);
    }
  }

  *#near(box: Box): Iterable<number> {
    const cell = 128;
    for (let x = Math.floor(box.x / cell); x <= Math.floor((box.x + box.width) / cell); x++)
      for (let y = Math.floor(box.y / cell); y <= Math.floor((box.y + box.height) / cell); y++) yield x * 4096 + y;
  }
}
