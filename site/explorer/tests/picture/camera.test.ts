import assert from "node:assert/strict";
import { test } from "node:test";
import { dragged, kept, shown, WHOLE, zoomed } from "../../src/picture/camera.ts";

const size = { width: 800, height: 400 };

test("what is under the pointer stays there while one zooms", () => {
  const at = { x: 200, y: 100 };
  const before = { scale: 2, x: 0.5, y: 0.5 };
  const after = zoomed(before, 3, at, size, 50);
  const place = before.x + (at.x / size.width - 0.5) / before.scale;
  assert.equal(after.scale, 6);
  assert.ok(Math.abs(shown(place, after.x, after.scale, size.width) - at.x) < 1e-9);
});

test("nobody leaves the plane, comes nearer than allowed, or goes farther than the whole", () => {
  assert.deepEqual(kept({ scale: 0.2, x: 0.9, y: 0 }, 10), WHOLE);
  assert.deepEqual(kept({ scale: 99, x: -1, y: 2 }, 10), { scale: 10, x: 0.05, y: 0.95 });
  assert.deepEqual(dragged(WHOLE, 300, -300, size, 10), WHOLE);
});

test("the plane follows the finger that drags it", () => {
  const before = { scale: 4, x: 0.5, y: 0.5 };
  const after = dragged(before, 80, 0, size, 10);
  assert.ok(Math.abs(shown(0.5, after.x, 4, size.width) - 480) < 1e-9);
});
