import assert from "node:assert/strict";
import { test } from "node:test";
import { backReferences, behindName, ids, titles } from "../src/index/columns.ts";
import { index } from "./madeup.ts";

test("columns are read as awesome/website/explorer/columns.py writes them", () => {
  assert.deepEqual(ids("\nkite-b\n", ["Kite 1", "Kite", "C+"]), ["kite-1", "kite-b", "c"]);
  assert.deepEqual(titles(": It Flies\n\tIt Flies\nIt Flies", ["Kite", "Kite", ""]), [
    "Kite: It Flies",
    "It Flies",
    "It Flies",
  ]);
  assert.deepEqual(backReferences([[-2], [-1, 3]]), [
    [0, 1],
    [2, 0],
  ]);
});

test("a row says a name once", () => {
  assert.equal(behindName("Kite", "Kite: It Flies"), ": It Flies");
  assert.equal(behindName("Kite", "Kites Fly"), " Kites Fly");
  assert.equal(behindName("", "Kites Fly"), "Kites Fly");
});

test("an index answers by row and by id", async () => {
  const made = await index([
    { title: "Birds", month: 639, authors: ["Ada Example", "Bo Sample"], venue: "CVPR 2024" },
    { title: "Undated", month: -1, venue: "arXiv" },
  ]);
  assert.equal(made.rowOf("paper-1"), 1);
  assert.equal(made.rowOf("gone"), -1);
  assert.equal(made.date(0), "2023-04");
  assert.equal(made.date(1), "");
  assert.equal(made.venue(0), "CVPR 2024");
  assert.equal(made.venue(1), "");
  assert.deepEqual(made.authors(0), ["Ada Example", "Bo Sample"]);
  assert.deepEqual(made.authors(1), []);
});
