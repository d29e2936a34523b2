import assert from "node:assert/strict";
import { test } from "node:test";
import { type Asked, NOTHING, read } from "../../src/state/address.ts";
import { facetsOf, filter } from "../../src/state/filter.ts";
import { KeptSet } from "../../src/state/kept.ts";
import { index, type MadeUp } from "../madeup.ts";

const YEAR = 12;
const PAPERS: MadeUp[] = [
  { title: "0", technique: "instruction-tuning", topics: ["hallucination"], month: 55 * YEAR, links: 1 },
  { title: "1", technique: "instruction-tuning", topics: ["grounding"], month: 54 * YEAR, links: 5 },
  { title: "2", technique: "chain-of-thought", topics: ["hallucination", "grounding"], month: 54 * YEAR },
  { title: "3", month: -1 },
];

async function filtered(address: string) {
  const made = await index(PAPERS);
  const facets = facetsOf(made);
  const asked: Asked = address ? read(address, [...facets.keys()]) : NOTHING;
  const { rows, counts, years } = filter(made, facets, [0, 1, 2, 3], asked);
  const count = (facet: string) => {
    const column = facets.get(facet)!;
    return Object.fromEntries(column.keys.map((key, place) => [key, counts.get(facet)![place]!]));
  };
  return { rows, count, years };
}

test("values of a facet are alternatives, facets combine, and what is unwanted is left out", async () => {
  assert.deepEqual((await filtered("")).rows, [0, 1, 2, 3]);
  assert.deepEqual((await filtered("?technique=instruction-tuning,chain-of-thought")).rows, [0, 1, 2]);
  assert.deepEqual((await filtered("?technique=instruction-tuning&topic=grounding")).rows, [1]);
  assert.deepEqual((await filtered("?topic=-grounding")).rows, [0, 3]);
  assert.deepEqual((await filtered("?topic=hallucination,-grounding")).rows, [0]);
});

test("of what a paper has, every wanted thing must be there", async () => {
  assert.deepEqual((await filtered("?has=code")).rows, [0, 1]);
  assert.deepEqual((await filtered("?has=code,demo")).rows, [1]);
  assert.deepEqual((await filtered("?has=code,-demo")).rows, [0]);
  assert.deepEqual((await filtered("?has=code")).count("has"), { code: 2, data: 0, demo: 1 });
});

test("years keep out what lies beside them and what has no date", async () => {
  assert.deepEqual((await filtered("?years=2024")).rows, [1, 2]);
  assert.deepEqual((await filtered("?years=2025-")).rows, [0]);
  assert.deepEqual((await filtered("?years=-2025")).rows, [0, 1, 2]);
  assert.deepEqual(
    [...(await filtered("?years=2024")).years],
    [
      [2025, 1],
      [2024, 2],
      [0, 1],
    ],
  );
});

test("a facet's counts say what would be there, without its own wanted values", async () => {
  const { count } = await filtered("?technique=instruction-tuning&topic=hallucination");
  assert.deepEqual(count("technique"), { "instruction-tuning": 1, "chain-of-thought": 1, background: 0 });
  assert.deepEqual(count("topic"), { hallucination: 1, grounding: 1 });
  // an unwanted value says how many it keeps away; the others, what is left
  assert.deepEqual((await filtered("?topic=-grounding")).count("topic"), { hallucination: 1, grounding: 2 });
});

test("what is kept outlives a visit, and what is no selection is none", () => {
  const kept = new Map<string, string>();
  const store = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
  let told = 0;
  const set = new KeptSet("papers-selection", store);
  set.onChange(() => told++);
  set.set(["kite-1", "lark"], true);
  set.set(["lark"], false);
  assert.deepEqual(new KeptSet("papers-selection", store).all(), ["kite-1"]);
  assert.equal(told, 2);
  for (const broken of ["", "{", "[]", "null", '{"version":0,"ids":["a"]}', '{"version":1,"ids":"a"}']) {
    kept.set("papers-selection", broken);
    assert.equal(new KeptSet("papers-selection", store).size, 0, broken);
  }
  const full = {
    getItem: () => null,
    setItem: () => {
      throw new Error("full");
    },
  };
  const unkept = new KeptSet("papers-selection", full);
  unkept.set(["kite-1"], true);
  assert.equal(unkept.has("kite-1"), true);
});
