import assert from "node:assert/strict";
import { test } from "node:test";
import { WHOLE } from "../../src/picture/camera.ts";
import { readSpan, writeSpan } from "../../src/timeline/span.ts";
import { monthNames, ticks } from "../../src/timeline/ticks.ts";

/** January 2020 to December 2026. */
const range = { first: 600, slots: 84 };

test("a span of months comes back from the address as it went in", () => {
  for (const span of ["2023-01..2024-06", "2020-01..2020-12", "2026-12..2026-12"])
    assert.equal(writeSpan(readSpan(span, range, 500), range), span);
});

test("the whole stands as nothing, and nonsense shows the whole", () => {
  assert.equal(writeSpan(WHOLE, range), "");
  for (const text of [null, "", "2023", "2024-06..2023-01", "1990-01..1991-01", "x..y"])
    assert.deepEqual(readSpan(text, range, 500), WHOLE);
});

test("years, quarters or months are marked as there is room", () => {
  const texts = (width: number, language: "en" | "zh") =>
    ticks(636, 650, width, monthNames(language)).map(({ text }) => text);
  assert.deepEqual(texts(4, "en"), ["2023", "2024"]);
  assert.deepEqual(texts(12, "en"), ["2023", "Apr", "Jul", "Oct", "2024"]);
  assert.deepEqual(texts(40, "zh").slice(0, 3), ["2023", "2月", "3月"]);
});
