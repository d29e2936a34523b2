// The positions of the map, from the build: every paper's on one plane, and the clusters with what they are about.

export interface Cluster {
  readonly label: string;
  readonly x: number;
  readonly y: number;
  /** How many papers it holds. */
  readonly size: number;
}

export interface Positions {
  /** Of each row, from 0 to 1. */
  readonly x: Float32Array;
  readonly y: Float32Array;
  /** The largest first. */
  readonly clusters: readonly Cluster[];
}

/** As the build writes it; the numbers are whole and of any range. */
interface Wire {
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly clusters: readonly {
    readonly label: Readonly<Record<"en" | "zh", string>>;
    readonly x: number;
    readonly y: number;
    readonly size: number;
  }[];
}

export function positions(wire: unknown, language: "en" | "zh"): Positions {
  const { x, y, clusters } = wire as Wire;
  const [across, down] = [scale(x), scale(y)];
  const own = clusters.map((one) => ({ label: one.label[language], x: across(one.x), y: down(one.y), size: one.size }));
  own.sort((a, b) => b.size - a.size);
  return { x: Float32Array.from(x, across), y: Float32Array.from(y, down), clusters: own };
}

/** Numbers of any range to what lies between 0 and 1. */
function scale(numbers: readonly number[]): (number: number) => number {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (const number of numbers) {
    least = Math.min(least, number);
    most = Math.max(most, number);
  }
  const range = most - least || 1;
  return (number) => (number - least) / range;
}

/** Room at the edges of the plane, so that no dot is cut. */
const EDGE = 0.03;

/** A position on the plane of the picture. */
export function onPlane(position: number): number {
  return EDGE + position * (1 - 2 * EDGE);
}
