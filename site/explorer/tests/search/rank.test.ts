import assert from "node:assert/strict";
import { test } from "node:test";
import { Glossary } from "../../src/search/glossary.ts";
import { Search } from "../../src/search/search.ts";
import { index, type MadeUp } from "../madeup.ts";

const GLOSSARY = new Glossary([
  { zh: ["思维链", "思考链"], en: ["chain of thought", "CoT"], keys: ["technique:chain-of-thought"] },
  { zh: ["幻觉"], en: ["hallucination"], keys: ["topic:hallucination"] },
  { zh: ["大语言模型"], en: ["large language model", "LLM"] },
]);

async function titles(papers: readonly MadeUp[], query: string): Promise<string[]> {
  const made = await index(papers);
  const { rows } = new Search(made, GLOSSARY).find(query);
  return Array.from(rows, (row) => made.titles[row]!);
}

test("the rule of rank.ts, from the name down to what is only begun beside it", async () => {
  const papers: MadeUp[] = [
    { title: "10: Feathers", authors: ["Kitebird Example"] },
    { title: "09: Feathers", authors: ["Kite Example"] },
    { title: "08: Of Kites and kitesurfers in kiteland" },
    { title: "07: Something else", datasets: ["Kite"] },
    { title: "04: A kite in the wind" },
    { title: "03: Birds", name: "KiteNet" },
    { title: "02: Birds", name: "Kite-2" },
    { title: "Kite" },
    { title: "00: Birds", name: "Kite" },
  ];
  assert.deepEqual(await titles(papers, "kite"), [
    "00: Birds",
    "Kite",
    "02: Birds",
    "03: Birds",
    "08: Of Kites and kitesurfers in kiteland",
    "04: A kite in the wind",
    "07: Something else",
    "09: Feathers",
    "10: Feathers",
  ]);
});

test("a phrase before its words, these before what is only begun, and of equal rank the newest", async () => {
  const papers: MadeUp[] = [
    { title: "Visionary birds, tuning" },
    { title: "Tuning of vision" },
    { title: "A newer vision tuning of birds and beasts" },
    { title: "An older vision tuning of birds and beasts" },
  ];
  assert.deepEqual(await titles(papers, "vision tuning"), [
    "A newer vision tuning of birds and beasts",
    "An older vision tuning of birds and beasts",
    "Tuning of vision",
    "Visionary birds, tuning",
  ]);
});

test("typing mistakes are forgiven where the word is unknown, and only there", async () => {
  const papers: MadeUp[] = [
    { title: "Hallucination of birds" },
    { title: "Chart of birds" },
    { title: "Chat of birds" },
  ];
  for (const typed of ["halucination", "hallucinatoin", "hallcuination", "hallucinatio", "halluzinaton"]) {
    assert.deepEqual(await titles(papers, typed), ["Hallucination of birds"], typed);
  }
  assert.deepEqual(await titles(papers, "chat "), ["Chat of birds"]);
  assert.deepEqual(await titles(papers, '"halucination"'), []);
});

test("a name is found however it is written together or apart", async () => {
  const papers: MadeUp[] = [
    { title: "One", name: "MiniKite-4" },
    { title: "Two", name: "Video-KiteMA" },
  ];
  for (const typed of ["minikite4", "mini kite 4", "MiniKite 4", "minikite-4"]) {
    assert.equal((await titles(papers, typed))[0], "One", typed);
  }
  for (const typed of ["video kitema", "videokitema", "Video-KiteMA"]) {
    assert.equal((await titles(papers, typed))[0], "Two", typed);
  }
});

test("Chinese finds what its English terms name, and characters as they stand", async () => {
  const papers: MadeUp[] = [
    { title: "Birds", technique: "chain-of-thought" },
    { title: "Chain-of-Thought for birds" },
    { title: "大语言模型与鸟", authors: ["王小明"] },
    { title: "Large language models hallucinate", topics: ["hallucination"] },
  ];
  assert.deepEqual(await titles(papers, "思维链"), ["Chain-of-Thought for birds", "Birds"]);
  assert.deepEqual(await titles(papers, "大语言模型的幻觉"), ["Large language models hallucinate"]);
  assert.deepEqual(await titles(papers, "王小明"), ["大语言模型与鸟"]);
});

test("a quoted phrase stands as it is quoted", async () => {
  const papers: MadeUp[] = [{ title: "Birds see pictures" }, { title: "Pictures that birds see" }];
  assert.deepEqual(await titles(papers, '"see pictures"'), ["Birds see pictures"]);
  assert.equal((await titles(papers, "see pictures")).length, 2);
});

test("nothing asked for is everything, in the order of the index", async () => {
  assert.deepEqual(await titles([{ title: "B" }, { title: "A" }], "  "), ["B", "A"]);
});

test("what is marked is what was asked, a phrase as one", async () => {
  const made = await index([{ title: "Chain-of-Thought in videos" }]);
  const marks = (query: string, text: string) =>
    new Search(made, GLOSSARY)
      .find(query)
      .marker.marked(text)
      .map((part) => (part.marked ? `[${part.text}]` : part.text))
      .join("");
  assert.equal(marks("chain of thought", "Chain-of-Thought in videos"), "[Chain-of-Thought] in videos");
  assert.equal(marks("vide", "Chain-of-Thought in videos"), "Chain-of-Thought in [vide]os");
  assert.equal(marks("思维链", "Chain-of-Thought in videos"), "[Chain-of-Thought] in videos");
  assert.equal(marks("", "Chain"), "Chain");
});
