import assert from "node:assert/strict";
import { test } from "node:test";
import { choose, NOTHING, narrows, read, write } from "../../src/state/address.ts";
import { pack, unpack } from "../../src/state/share.ts";

const FACETS = ["technique", "topic", "venue", "has"];

test("an address is read and written back alike", () => {
  const addresses = [
    "",
    "?q=chain+of+thought&technique=chain-of-thought,-instruction-tuning&has=code,-demo&years=2023-2025",
    "?venue=cvpr&years=2024&view=table&sort=oldest&columns=date,venue",
    "?years=2023-&view=timeline&span=2023-01~2023-06",
    "?years=-2022",
    `?q=${encodeURIComponent("思维链 & 100%")}`.replaceAll("%20", "+"),
    "?sel=kite-1,5~2,lark",
  ];
  for (const address of addresses) assert.equal(write(read(address, FACETS)), address);
});

test("what an address should not say is left out", () => {
  const asked = read("?view=hologram&sort=moon&years=20&technique=,-,&topic=a,-a", FACETS);
  assert.equal(asked.view, "list");
  assert.equal(asked.sort, "");
  assert.deepEqual(asked.years, [0, 0]);
  assert.equal(asked.facets.has("technique"), false);
  assert.deepEqual([...asked.facets.get("topic")!.wanted], []);
  assert.deepEqual(read("?years=2025-2023", FACETS).years, [2023, 2025]);
});

test("a value is wanted, unwanted or neither, never two of them", () => {
  const wanted = choose(NOTHING, "topic", "a", "wanted");
  const unwanted = choose(wanted, "topic", "a", "unwanted");
  assert.equal(write(wanted), "?topic=a");
  assert.equal(write(unwanted), "?topic=-a");
  assert.equal(write(choose(unwanted, "topic", "a", "")), "");
  assert.equal(narrows(wanted), true);
  assert.equal(narrows({ ...NOTHING, view: "map" }), false);
});

test("a shared selection is short and comes back whole", () => {
  const ids = ["kite-1", "kite-12", "kite-2", "lark", "2024-on-birds", "2024-on-beasts"];
  assert.deepEqual(unpack(pack(ids)), [...ids].sort());
  assert.ok(pack(ids).length < ids.join(",").length);
  assert.deepEqual(unpack(""), []);
});
