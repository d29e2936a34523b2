// The order of rows of one rank where several words were asked for: those that say what was asked for and little else first.

import type { Query } from "./query.ts";
import type { Known } from "./rank.ts";
import { spaced } from "./text.ts";

/** In so many steps is told how much of a text was asked for; within one, the order stays as it was. */
const STEPS = 6;
const NAMED = 2 * STEPS + 1;

/** Sort rows that stand in their usual order, the newest first. */
export function nearestFirst(rows: number[], query: Query, known: Known): void {
  if (rows.length < 2) return;
  const ways = query.terms.map((term) => term.phrases.map((words) => ({ words: words.length, text: spaced(words) })));
  const pairs = query.terms.slice(1).map((term, at) => {
    const before = query.terms[at]!.phrases;
    return before.flatMap((one) => term.phrases.map((other) => spaced([...one, ...other])));
  });
  const near = new Map<number, number>();
  for (const row of rows) {
    const name = known.names[row]!;
    const named = name !== "" && query.spellings.some((words) => words.includes(name));
    const text = known.texts[row]!;
    let said = 0;
    for (const phrases of ways) {
      let most = 0;
      for (const phrase of phrases) if (phrase.words > most && text.includes(phrase.text)) most = phrase.words;
      said += most;
    }
    // words that stand beside each other as they do in the query say a little more
    for (const phrases of pairs) if (phrases.some((phrase) => text.includes(phrase))) said++;
    near.set(row, (named ? NAMED : 0) + Math.floor((STEPS * said) / wordsIn(text)));
  }
  rows.sort((one, other) => near.get(other)! - near.get(one)! || one - other);
}

function wordsIn(text: string): number {
  return text.trim().split(" ").length;
}
