import assert from "node:assert/strict";
import { test } from "node:test";
import { type Box, overlap, Taken } from "../../src/picture/labels.ts";

const bounds: Box = { x: 0, y: 0, width: 1000, height: 500 };

test("a label takes the first of its places that is free", () => {
  const taken = new Taken(bounds);
  const first: Box = { x: 10, y: 10, width: 100, height: 20 };
  const beside: Box = { ...first, x: 110 };
  assert.equal(taken.take([first]), first);
  assert.equal(taken.take([{ ...first, x: 60 }, beside]), beside);
  assert.equal(taken.take([first, beside]), undefined);
});

test("no label leaves the picture", () => {
  const taken = new Taken(bounds);
  assert.equal(taken.take([{ x: 950, y: 10, width: 100, height: 20 }]), undefined);
});

test("of hundreds of labels none covers another, and those that were first stay", () => {
  const taken = new Taken(bounds);
  const wishes = Array.from({ length: 500 }, (_, at): Box => {
    return { x: (at * 97) % 930, y: (at * 61) % 480, width: 70, height: 16 };
  });
  const placed = wishes.map((wish) => taken.take([wish])).filter((box) => box !== undefined);
  assert.equal(placed[0], wishes[0]);
  assert.ok(placed.length > 50);
  for (const [at, box] of placed.entries()) assert.ok(placed.slice(at + 1).every((other) => !overlap(box, other)));
});
