// Which point is next in the direction of an arrow key.

export type Direction = "ArrowLeft" | "ArrowRight" | "ArrowUp" | "ArrowDown";

const AHEAD: Record<Direction, readonly [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** How much worse a step aside is than a step ahead. */
const ASIDE = 2;

/**
 * The nearest point that lies ahead, by rows of two columns; `from` itself where there is none. Points that are more
 * beside than ahead are left to the other arrows.
 */
export function neighbour(
  xs: ArrayLike<number>,
  ys: ArrayLike<number>,
  rows: ArrayLike<number>,
  from: number,
  direction: Direction,
): number {
  const [alongX, alongY] = AHEAD[direction];
  let best = from;
  let least = Number.POSITIVE_INFINITY;
  for (let place = 0; place < rows.length; place++) {
    const row = rows[place]!;
    const dx = xs[row]! - xs[from]!;
    const dy = ys[row]! - ys[from]!;
    const ahead = dx * alongX + dy * alongY;
    const aside = Math.abs(dx * alongY) + Math.abs(dy * alongX);
    if (ahead <= 0 || aside > ahead) continue;
    const cost = ahead + ASIDE * aside;
    if (cost < least) {
      best = row;
      least = cost;
    }
  }
  return best;
}

/** The point nearest to a place, or -1 where none is within reach. */
export function nearest(
  xs: ArrayLike<number>,
  ys: ArrayLike<number>,
  rows: ArrayLike<number>,
  at: { x: number; y: number },
  reach: number,
): number {
  let best = -1;
  let least = reach * reach;
  for (let place = 0; place < rows.length; place++) {
    const row = rows[place]!;
    const distance = (xs[row]! - at.x) ** 2 + (ys[row]! - at.y) ** 2;
    if (distance > least) continue;
    best = row;
    least = distance;
  }
  return best;
}
