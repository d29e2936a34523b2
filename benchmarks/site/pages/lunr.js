import { begin } from "./shared.js";

const SHOWN = 50;
const [stored, titles] = await Promise.all(["lunr.json", "titles.json"].map((name) => fetch(name).then((one) => one.json())));
const index = lunr.Index.load(stored);

// as lunr's own guide has it for searching as one types: the word, its beginning, and a word one letter away
begin((query) =>
  index
    .query((all) => {
      for (const token of lunr.tokenizer(query)) {
        const term = token.toString();
        all.term(term, { boost: 100 });
        all.term(term, { boost: 10, usePipeline: false, wildcard: lunr.Query.wildcard.TRAILING });
        if (term.length > 3) all.term(term, { boost: 1, usePipeline: false, editDistance: 1 });
      }
    })
    .slice(0, SHOWN)
    .map(({ ref }) => ({ id: titles[ref][0], title: titles[ref][1] })),
);
