import assert from "node:assert/strict";
import { test } from "node:test";
import { next, said } from "../../src/plots/parts.ts";

test("a bar is said with its parts, and one without them by its number", () => {
  const part = (name: string, text: string) => ({ name, colour: "", text });
  const bar = { label: "2024", text: "1,465", parts: [part("M-IT", "398"), part("M-CoT", "12")] };
  assert.equal(said(bar), "2024: 1,465 (M-IT 398, M-CoT 12)");
  assert.equal(said({ label: "Medicine", text: "78", parts: [] }), "Medicine: 78");
});

test("arrows step from bar to bar and stop at the ends, and other keys are left alone", () => {
  assert.equal(next(0, 3, "ArrowDown"), 1);
  assert.equal(next(2, 3, "ArrowRight"), 2);
  assert.equal(next(0, 3, "ArrowUp"), 0);
  assert.equal(next(1, 3, "Home"), 0);
  assert.equal(next(0, 3, "End"), 2);
  assert.equal(next(1, 3, "Enter"), undefined);
});
