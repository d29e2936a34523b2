// How text is taken apart into words, the same for titles and for what is asked.

/** Words and the compounds that hyphens, dots and apostrophes make of them: `LLaVA-1.5`, `Multi-modal`, `GPT-4V`. */
const COMPOUND = /[\p{L}\p{M}\p{N}]+(?:[-–‐_.'’+@^·][\p{L}\p{M}\p{N}]+)*/gu;
const PART = /[\p{L}\p{M}\p{N}]+/gu;
const HUMP = /(?<=[\p{Ll}\p{N}])(?=\p{Lu})/u;
const ASCII = /^[\x20-\x7e]*$/;
const HAN = /\p{Script=Han}/u;

/** Without accents and capitals. */
export function fold(text: string): string {
  return ASCII.test(text)
    ? text.toLowerCase()
    : text
        .normalize("NFKD")
        .replace(/\p{M}+/gu, "")
        .toLowerCase();
}

export function hasHan(text: string): boolean {
  return !ASCII.test(text) && HAN.test(text);
}

/** A word without its plural, so that `hallucinations` and `hallucination` are one. */
export function stem(word: string): string {
  if (word.length < 4 || !word.endsWith("s")) return word;
  if (word.endsWith("ies") && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(?:ss|sh|ch|x)es$/.test(word)) return word.slice(0, -2);
  return /[suio]s$/.test(word) ? word : word.slice(0, -1);
}

/** The words of a text in order, folded and without plurals. */
export function wordsOf(text: string): readonly string[] {
  return scan(text).words;
}

/** The words between spaces, with one at either end, so that a phrase is found by `includes`. */
export function spaced(words: readonly string[]): string {
  return ` ${words.join(" ")} `;
}

/** A stretch of a text that is a word or a compound of words. */
export interface Piece {
  readonly start: number;
  readonly text: string;
}

export function piecesOf(text: string): Piece[] {
  return Array.from(text.matchAll(COMPOUND), (match) => ({ start: match.index, text: match[0] }));
}

export function partsOf(piece: Piece): Piece[] {
  return Array.from(piece.text.matchAll(PART), (match) => ({ start: piece.start + match.index, text: match[0] }));
}

/** A compound as one word: `gpt4v` of `GPT-4V`. */
export function joined(text: string): string {
  return stem(fold(text.match(PART)?.join("") ?? ""));
}

/** What begins at a capital within a word: `llama` of `VideoLLaMA`. */
export function hump(text: string): string {
  const [first, ...rest] = text.split(HUMP);
  return first !== undefined && rest.length ? stem(fold(rest.join(""))) : "";
}

/** What a text is found by. */
export interface Scanned {
  /** Its words in order. */
  readonly words: readonly string[];
  /** Its compounds as one word, and what begins at a capital within a word. */
  readonly more: readonly string[];
}

export function scan(text: string): Scanned {
  return scanAscii(text) ?? scanAny(text);
}

function scanAny(text: string): Scanned {
  const words: string[] = [];
  const more: string[] = [];
  for (const piece of piecesOf(text)) {
    const parts = partsOf(piece).map((part) => part.text);
    for (const part of parts) words.push(stem(fold(part)));
    const whole = parts.join("");
    if (parts.length > 1) more.push(stem(fold(whole)));
    for (const one of new Set([...parts, whole])) {
      const inner = hump(one);
      if (inner.length > 1) more.push(inner);
    }
  }
  return { words, more };
}

const NEITHER = 0;
const LOWER = 1;
const UPPER = 2;
const JOINS = 3;
const CLASS = Uint8Array.from({ length: 128 }, (_, code) => {
  const letter = String.fromCharCode(code);
  if (/[a-z0-9]/.test(letter)) return LOWER;
  if (/[A-Z]/.test(letter)) return UPPER;
  return /[-_.'+@^]/.test(letter) ? JOINS : NEITHER;
});

/**
 * The same letter by letter, for thousands of titles are taken apart before the first search; undefined where there is
 * more in the text than ASCII.
 */
function scanAscii(text: string): Scanned | undefined {
  const lower = text.toLowerCase();
  const words: string[] = [];
  const more: string[] = [];
  let whole = "";
  let parts = 0;
  // where in `whole` the first capital after a small letter or a digit stands
  let wholeHump = 0;
  let last = NEITHER;
  for (let at = 0; at <= text.length; at++) {
    const kind = at < text.length ? CLASS[text.charCodeAt(at)] : NEITHER;
    if (kind === undefined) return undefined;
    if (kind === LOWER || kind === UPPER) {
      const start = at;
      let inner = 0;
      for (; at < text.length; at++) {
        const own = CLASS[text.charCodeAt(at)];
        if (own === undefined) return undefined;
        if (own !== LOWER && own !== UPPER) break;
        if (own === UPPER && last === LOWER) {
          if (!inner && at > start) inner = at;
          if (!wholeHump && whole.length + at - start > 0) wholeHump = whole.length + at - start;
        }
        last = own;
      }
      words.push(stem(lower.slice(start, at)));
      if (inner && at - inner > 1) more.push(stem(lower.slice(inner, at)));
      whole += lower.slice(start, at);
      parts++;
      at--;
    } else if (kind !== JOINS || at + 1 >= text.length || CLASS[text.charCodeAt(at + 1)]! % JOINS === NEITHER) {
      if (parts > 1) {
        more.push(stem(whole));
        if (wholeHump && whole.length - wholeHump > 1) more.push(stem(whole.slice(wholeHump)));
      }
      whole = "";
      parts = 0;
      wholeHump = 0;
      last = NEITHER;
    }
  }
  return { words, more };
}
