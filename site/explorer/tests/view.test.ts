import assert from "node:assert/strict";
import { test } from "node:test";
import { HAS } from "../src/view.ts";

test("each thing an entry may have is a bit of its own", () => {
  const bits = Object.values(HAS);
  assert.equal(
    bits.reduce((all, bit) => all | bit, 0),
    bits.reduce((sum, bit) => sum + bit, 0),
  );
});
