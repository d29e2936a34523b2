// Words of a query that belong together because a venue or a person is called so.

import type { FieldIndex } from "./field.ts";
import { type Query, type Term, withTerms } from "./query.ts";

const YEAR = /^(19|20)\d\d$/;

/** `CVPR 2024` is one thing where there is such a venue. */
export function withVenues(query: Query, fields: readonly FieldIndex[]): Query {
  const venues = fields.find((field) => field.name === "venues");
  return joined(query, (one, other) => {
    const words = [one.phrases[0]?.[0] ?? "", other.phrases[0]?.[0] ?? ""];
    return YEAR.test(words[1]!) && venues?.holds(words) ? [words] : [];
  });
}

/** `Haotian Liu` is one person where somebody is called so, and not one called Haotian beside one called Liu. */
export function withPeople(query: Query, fields: readonly FieldIndex[]): Query {
  const authors = fields.find((field) => field.name === "authors");
  return joined(query, (one, other) => {
    if (!isWord(one) || !isWord(other)) return [];
    const orders = one.phrases.flatMap(([first]) =>
      other.phrases.flatMap(([second]) => [
        [first!, second!],
        [second!, first!],
      ]),
    );
    return orders.filter((words) => authors?.holds(words));
  });
}

/** The query with neighbours made one term wherever they have phrases together. */
function joined(query: Query, together: (one: Term, other: Term) => readonly (readonly string[])[]): Query {
  const terms: Term[] = [];
  for (const term of query.terms) {
    const before = terms.at(-1);
    const phrases = before ? together(before, term) : [];
    if (before && phrases.length) {
      terms[terms.length - 1] = { ...before, text: `${before.text} ${term.text}`, phrases, open: false, quoted: true };
    } else terms.push(term);
  }
  return terms.length < query.terms.length ? withTerms(terms) : query;
}

function isWord(term: Term): boolean {
  return !term.raw && term.phrases.length > 0 && term.phrases.every((words) => words.length === 1);
}
