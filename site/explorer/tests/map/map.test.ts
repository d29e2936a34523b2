import assert from "node:assert/strict";
import { test } from "node:test";
import { nearest, neighbour } from "../../src/map/neighbour.ts";
import { positions } from "../../src/map/positions.ts";
import { readWhere, writeWhere } from "../../src/map/where.ts";
import { WHOLE } from "../../src/picture/camera.ts";

const x = [0, 10, 20, 11, 10];
const y = [0, 0, 1, 12, -30];
const all = [0, 1, 2, 3, 4];

test("an arrow leads to the nearest that lies ahead", () => {
  assert.equal(neighbour(x, y, all, 0, "ArrowRight"), 1);
  assert.equal(neighbour(x, y, all, 1, "ArrowRight"), 2);
  assert.equal(neighbour(x, y, all, 1, "ArrowDown"), 3);
  assert.equal(neighbour(x, y, all, 1, "ArrowUp"), 4);
  assert.equal(neighbour(x, y, all, 0, "ArrowLeft"), 0);
});

test("only papers of the result are led to and pointed at", () => {
  assert.equal(neighbour(x, y, [0, 2], 0, "ArrowRight"), 2);
  assert.equal(nearest(x, y, [0, 2], { x: 10, y: 0 }, 5), -1);
  assert.equal(nearest(x, y, all, { x: 12, y: 1 }, 5), 1);
});

test("positions of any range fill the plane, and the largest cluster comes first", () => {
  const cluster = (en: string, size: number) => ({ label: { en, zh: `${en}（中）` }, x: 150, y: -5, size });
  const own = positions({ x: [100, 200], y: [-5, 15], clusters: [cluster("few", 3), cluster("many", 9)] }, "zh");
  assert.deepEqual([...own.x], [0, 1]);
  assert.deepEqual([...own.y], [0, 1]);
  assert.deepEqual(own.clusters[0], { label: "many（中）", x: 0.5, y: 0, size: 9 });
});

test("what is seen comes back from the address, and nonsense shows the whole", () => {
  const camera = { x: 0.31, y: 0.72, scale: 4.5 };
  assert.equal(writeWhere(camera), "0.31,0.72,4.5");
  assert.deepEqual(readWhere("0.31,0.72,4.5", 24), camera);
  assert.equal(writeWhere(WHOLE), "");
  for (const text of [null, "", "1", "1,2", "a,b,c", "..,.,."]) assert.deepEqual(readWhere(text, 24), WHOLE);
});
