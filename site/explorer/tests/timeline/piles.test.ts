import assert from "node:assert/strict";
import { test } from "node:test";
import { type Dated, grid, laneHeights, pile, places } from "../../src/timeline/piles.ts";
import { Steps } from "../../src/timeline/steps.ts";

/** Rows 0 to 9, the newest first: two lanes, three months and one row without a date. */
const months = [650, 650, 650, 650, 650, 649, 649, 648, 648, -1];
const days = [20, 20, 9, 0, 3, 1, 1, 5, 2, 0];
const lanes = [0, 0, 0, 0, 0, 0, 1, 1, 1, 1];
const dated: Dated = { months, days, lane: (row) => lanes[row]! };
const all = months.map((_, row) => row);
const none = () => false;

test("papers stand in the pile of their lane and month, the oldest first", () => {
  const piles = pile(all, dated, 2);
  const last = 650 - piles.first;
  assert.deepEqual([...piles.rows.subarray(piles.starts[last], piles.starts[last + 1])], [3, 4, 2, 1, 0]);
  assert.deepEqual(piles.highest, [5, 2]);
  assert.deepEqual(piles.sizes, [6, 4]);
  assert.equal(piles.slots - 1, piles.undated);
  assert.equal(piles.rows.at(-1), 9);
});

test("a timeline of nothing is still one", () => {
  const piles = pile([], dated, 2);
  assert.equal(piles.rows.length, 0);
  assert.equal(piles.slots, 12);
});

test("the dots are as large as lets the highest pile stay in its lane", () => {
  const heights = laneHeights([228, 55], 300, 18);
  assert.equal(Math.round(heights[0]! + heights[1]!), 300);
  for (const width of [3, 10, 60, 400, 2000]) {
    const { columns, height } = grid([228, 55], heights, width, 18);
    assert.ok(height <= 18);
    for (const [lane, size] of [228, 55].entries()) assert.ok(Math.ceil(size / columns) * height <= heights[lane]!);
  }
});

test("piles are filled evenly, and a milestone stands on top of its column", () => {
  const piles = pile(all, dated, 2);
  const { column, level } = places(piles, 2, (row) => row === 3);
  const start = piles.starts[650 - piles.first]!;
  assert.deepEqual([...column.subarray(start, start + 5)], [0, 0, 0, 1, 1]);
  assert.deepEqual([...level.subarray(start, start + 3)], [2, 0, 1]);
});

test("arrows reach every paper, and stop at the edges", () => {
  const piles = pile(all, dated, 2);
  const steps = new Steps(piles, places(piles, 2, none), 2);
  const seen = new Set([0]);
  const open = [0];
  while (open.length) {
    const from = open.pop()!;
    for (const key of ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"] as const) {
      const to = steps.next(from, key);
      if (!seen.has(to)) open.push(to);
      seen.add(to);
    }
  }
  assert.equal(seen.size, all.length);
  const first = steps.next(steps.position(5), "Home");
  assert.equal(steps.next(first, "ArrowLeft"), first);
  assert.equal(steps.position(77), -1);
});

test("up and down go through a column and on into the next lane", () => {
  const piles = pile(all, dated, 2);
  const steps = new Steps(piles, places(piles, 1, none), 1);
  const row = (position: number) => piles.rows[position];
  const top = steps.position(0);
  assert.equal(row(steps.next(top, "ArrowDown")), 1);
  assert.equal(row(steps.next(top, "ArrowUp")), 0);
  assert.equal(row(steps.next(steps.position(5), "ArrowDown")), 6);
  assert.equal(row(steps.next(steps.position(6), "ArrowUp")), 5);
});
