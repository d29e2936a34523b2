import assert from "node:assert/strict";
import { test } from "node:test";
import { mistakes } from "../../src/search/distance.ts";

test("a letter too many, missing, wrong or changed over is one mistake", () => {
  assert.equal(mistakes("kite", "kite", 2), 0);
  for (const typed of ["kitte", "kie", "kide", "ktie", "kites"]) assert.equal(mistakes(typed, "kite", 2), 1, typed);
  assert.equal(mistakes("ktei", "kite", 2), 2);
  assert.equal(mistakes("feather", "kite", 2), 3);
});

test("of a word that is being typed only the beginning counts", () => {
  assert.equal(mistakes("halluc", "hallucination", 1, true), 0);
  assert.equal(mistakes("haluc", "hallucination", 1, true), 1);
  assert.equal(mistakes("haluc", "hallucination", 1, false), 2);
});
