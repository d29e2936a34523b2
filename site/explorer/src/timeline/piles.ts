// The papers of a timeline in piles, one for each lane and month. A pile is drawn as columns of dots that are filled
// from bottom to top and from left to right in order of date, so that its height is its number at every zoom.

export interface Piles {
  readonly lanes: number;
  /** How many months wide the timeline is, with those that hold what has no date. */
  readonly slots: number;
  /** The first month, counted from January 1970. */
  readonly first: number;
  /** The slot of what has no date, or -1. */
  readonly undated: number;
  /** Rows by lane, slot and date. */
  readonly rows: Uint32Array;
  /** Where each pile begins in `rows`: that of lane l and slot s is number l * slots + s; the end follows. */
  readonly starts: Uint32Array;
  /** The number of the pile that each of the sorted rows is in. */
  readonly pileOf: Uint32Array;
  /** The highest pile of each lane. */
  readonly highest: readonly number[];
  /** How many are in each lane. */
  readonly sizes: readonly number[];
}

/** What the piles need to know of a row. */
export interface Dated {
  readonly months: ArrayLike<number>;
  readonly days: ArrayLike<number>;
  /** The lane of a row. */
  lane(row: number): number;
}

/** A timeline of a few papers is still a year wide. */
const FEWEST_SLOTS = 12;

export function pile(rows: ArrayLike<number>, dated: Dated, lanes: number): Piles {
  const { months, days } = dated;
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  let undatedRows = 0;
  for (let place = 0; place < rows.length; place++) {
    const month = months[rows[place]!]!;
    if (month < 0) undatedRows++;
    else {
      first = Math.min(first, month);
      last = Math.max(last, month);
    }
  }
  if (last < first) first = last = 0;
  first = Math.min(first, last - FEWEST_SLOTS + 1);
  const dates = last - first + 1;
  // one slot stays empty between what has a date and what has none
  const undated = undatedRows ? dates + 1 : -1;
  const slots = undatedRows ? dates + 2 : dates;

  const pileOf = (row: number) => dated.lane(row) * slots + (months[row]! < 0 ? undated : months[row]! - first);
  const starts = new Uint32Array(lanes * slots + 1);
  for (let place = 0; place < rows.length; place++) starts[pileOf(rows[place]!) + 1]!++;
  const highest: number[] = Array(lanes).fill(0);
  const sizes: number[] = Array(lanes).fill(0);
  for (let number = 0; number < lanes * slots; number++) {
    const size = starts[number + 1]!;
    const lane = Math.floor(number / slots);
    highest[lane] = Math.max(highest[lane]!, size);
    sizes[lane]! += size;
    starts[number + 1]! += starts[number]!;
  }
  const next = starts.slice();
  const sorted = new Uint32Array(rows.length);
  for (let place = 0; place < rows.length; place++) sorted[next[pileOf(rows[place]!)]!++] = rows[place]!;
  // the index has the newest first
  for (let number = 0; number < lanes * slots; number++)
    sorted.subarray(starts[number]!, starts[number + 1]!).sort((a, b) => days[a]! - days[b]! || b - a);
  return { lanes, slots, first, undated, rows: sorted, starts, pileOf: sorted.map(pileOf), highest, sizes };
}

/** How a pile is drawn: into how many columns, and how high each of its dots is. */
export interface Grid {
  readonly columns: number;
  readonly height: number;
}

/** The fewest columns, hence the largest dots, with which no lane's highest pile is higher than its lane. */
export function grid(highest: readonly number[], heights: readonly number[], slotWidth: number, largest: number): Grid {
  for (let columns = 1; ; columns++) {
    const height = Math.min(largest, slotWidth / columns);
    const fits = highest.every((size, lane) => Math.ceil(size / columns) * height <= heights[lane]!);
    if (fits || columns >= 4096) return { columns, height };
  }
}

/** Heights of the lanes: each gets its least, and of the rest its share by its highest pile. */
export function laneHeights(highest: readonly number[], total: number, least: number): number[] {
  const sum = highest.reduce((all, size) => all + size, 0) || 1;
  const rest = Math.max(0, total - least * highest.length);
  return highest.map((size) => least + (rest * size) / sum);
}

/** Where each of the sorted rows stands in its pile. */
export interface Places {
  readonly column: Uint16Array;
  /** How many dots are below it. */
  readonly level: Uint16Array;
}

export function places(piles: Piles, columns: number, isMilestone: (row: number) => boolean): Places {
  const column = new Uint16Array(piles.rows.length);
  const level = new Uint16Array(piles.rows.length);
  for (let number = 0; number < piles.lanes * piles.slots; number++) {
    const start = piles.starts[number]!;
    const size = piles.starts[number + 1]! - start;
    const least = Math.floor(size / columns);
    const higher = size % columns;
    for (let item = 0, at = start; item < columns && at < start + size; item++) {
      const end = at + least + (item < higher ? 1 : 0);
      // fewer than there are columns stand apart
      const own = least ? item : Math.floor(((item + 0.5) * columns) / size);
      rise(piles.rows, at, end, isMilestone, level);
      for (; at < end; at++) column[at] = own;
    }
  }
  return { column, level };
}

/** Stack one column, with milestones on top, where their names are. */
function rise(
  rows: Uint32Array,
  start: number,
  end: number,
  isMilestone: (row: number) => boolean,
  level: Uint16Array,
): void {
  let below = 0;
  for (let at = start; at < end; at++) if (!isMilestone(rows[at]!)) level[at] = below++;
  for (let at = start; at < end; at++) if (isMilestone(rows[at]!)) level[at] = below++;
}
