// What was asked, taken apart: words, compounds, quoted phrases, and Chinese by the glossary.

import type { Glossary } from "./glossary.ts";
import { fold, hasHan, joined, spaced, stem, wordsOf } from "./text.ts";

export interface Term {
  /** As typed, for naming what was not found. */
  readonly text: string;
  /** Words that must stand together in this order; any one of these will do. */
  readonly phrases: readonly (readonly string[])[];
  /** Chinese that the glossary does not know, looked for as it stands. */
  readonly raw: string;
  /** Values of facets that say the same as the Chinese. */
  readonly keys: readonly string[];
  /** Still being typed: a word that begins so will do. */
  readonly open: boolean;
  /** In quotation marks: no mistakes are forgiven, and no word may be only begun. */
  readonly quoted: boolean;
  /** Wanted where it is there, but not asked for: `the`, `of`. */
  readonly optional: boolean;
}

export interface Query {
  readonly terms: readonly Term[];
  /** The whole query as titles may spell it, words between spaces. */
  readonly spellings: readonly string[];
}

/** Small words, wanted but not asked for. */
export const OPTIONAL = new Set(
  "a an and are as at by for from in into is it its of on or that the this to via what with".split(" ").map(stem),
);
const PIECE = /["“”]([^"“”]*)(["“”]|$)|[^\s"“”]+/gu;
const STRETCH = /\p{Script=Han}+|[^\p{Script=Han}]+/gu;
/** Chinese may be hyphenated as English is: 视觉-语言. */
const BETWEEN_HAN = /(?<=\p{Script=Han})[-–·](?=\p{Script=Han})/gu;
const MOST_SPELLINGS = 12;

export function parse(text: string, glossary: Glossary): Query {
  const terms: Term[] = [];
  for (const match of text.replace(BETWEEN_HAN, "").matchAll(PIECE)) {
    if (match[1] !== undefined) terms.push(...quoted(match[1]));
    else for (const stretch of match[0].match(STRETCH) ?? []) terms.push(...stretched(stretch, glossary));
  }
  const last = terms.at(-1);
  if (last && !last.quoted && !last.raw && !/[\s"“”]$/u.test(text)) terms[terms.length - 1] = { ...last, open: true };
  const needed = terms.some((term) => !term.optional);
  return withTerms(needed ? terms : terms.map((term) => ({ ...term, optional: false })));
}

export function withTerms(terms: readonly Term[]): Query {
  return { terms, spellings: spellings(terms) };
}

const PLAIN = { raw: "", keys: [], open: false, quoted: false, optional: false };

function quoted(text: string): Term[] {
  if (hasHan(text)) return text.trim() ? [{ ...PLAIN, text, phrases: [], raw: fold(text.trim()), quoted: true }] : [];
  const words = wordsOf(text);
  return words.length ? [{ ...PLAIN, text, phrases: [words], quoted: true }] : [];
}

function stretched(text: string, glossary: Glossary): Term[] {
  if (hasHan(text)) {
    return glossary.segments(fold(text)).map((segment) => ({
      ...PLAIN,
      text: segment.text,
      phrases: segment.phrases,
      keys: segment.keys,
      raw: segment.text,
    }));
  }
  const words = wordsOf(text);
  if (words.length === 0) return [];
  const [only] = words;
  if (words.length === 1) return [{ ...PLAIN, text, phrases: [words], optional: OPTIONAL.has(only!) }];
  return [{ ...PLAIN, text, phrases: [words, [joined(text)]] }];
}

/** The query as a title may write it: each term by each of its phrases, as far as these are few. */
function spellings(terms: readonly Term[]): string[] {
  let found: string[][] = [[]];
  for (const term of terms) {
    const ways = term.phrases.length ? term.phrases : [[term.raw]];
    const longer = found.flatMap((words) => ways.map((way) => [...words, ...way]));
    found = longer.length <= MOST_SPELLINGS ? longer : found.map((words) => [...words, ...ways[0]!]);
  }
  return [...new Set(found.filter((words) => words.length).map(spaced))];
}
