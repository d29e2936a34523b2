// Where in a text stands what was asked.

import { OPTIONAL, type Term } from "./query.ts";
import { fold, hump, joined, partsOf, piecesOf, stem } from "./text.ts";

/** A stretch of a text, marked or not. */
export interface Stretch {
  readonly text: string;
  readonly marked: boolean;
}

const BEGINS = 3;
/** What may stand between two marks for them to be one: a hyphen or a space, and at most one small word. */
const BETWEEN = /^[-–\s]?(?:(\p{L}+)[-–\s])?$/u;

export class Marker {
  private readonly whole = new Set<string>();
  private readonly begun: string[] = [];
  private readonly characters: string[] = [];
  private readonly phrases: (readonly string[])[] = [];
  /** What a text must hold somewhere, letters alone, if anything in it is to be marked. */
  private readonly needles: readonly string[];

  constructor(terms: readonly Term[]) {
    for (const term of terms) {
      if (term.optional) continue;
      for (const words of term.phrases) {
        if (words.length > 1) this.phrases.push(words);
        else {
          this.whole.add(words[0]!);
          if (!term.quoted && (term.open || words[0]!.length >= BEGINS)) this.begun.push(words[0]!);
        }
      }
      if (term.raw) this.characters.push(term.raw);
    }
    const words = [...this.whole, ...this.phrases.map(([first]) => first!)];
    // plurals change the last letter
    const roots = words.map((word) => (word.length > 3 ? word.slice(0, -1) : word));
    this.needles = [...roots, ...this.characters].map(lettersOf);
  }

  /** The text in stretches; one that is not marked where nothing of it was asked. */
  marked(text: string): Stretch[] {
    const spans = joinedOver(text, this.spans(text));
    const found: Stretch[] = [];
    let at = 0;
    for (const [start, end] of spans) {
      if (end <= at) continue;
      if (start > at) found.push({ text: text.slice(at, start), marked: false });
      found.push({ text: text.slice(Math.max(start, at), end), marked: true });
      at = end;
    }
    if (at < text.length) found.push({ text: text.slice(at), marked: false });
    return found;
  }

  private spans(text: string): [number, number][] {
    const letters = this.needles.length ? lettersOf(fold(text)) : "";
    if (!this.needles.some((needle) => letters.includes(needle))) return [];
    const spans: [number, number][] = [];
    const words: { word: string; start: number; end: number }[] = [];
    for (const piece of piecesOf(text)) {
      const whole = [piece.start, piece.start + piece.text.length] as [number, number];
      const compound = partsOf(piece);
      if (compound.length > 1 && this.whole.has(joined(piece.text))) spans.push(whole);
      for (const part of compound) {
        const word = stem(fold(part.text));
        const end = part.start + part.text.length;
        words.push({ word, start: part.start, end });
        const length = this.lengthOf(word, part.text);
        if (length) spans.push([part.start, part.start + length]);
        const inner = hump(part.text);
        if (inner && this.whole.has(inner)) spans.push([end - inner.length, end]);
      }
    }
    for (const phrase of this.phrases) {
      for (let at = 0; at + phrase.length <= words.length; at++) {
        if (!phrase.every((word, place) => words[at + place]!.word === word)) continue;
        spans.push([words[at]!.start, words[at + phrase.length - 1]!.end]);
      }
    }
    return [...spans, ...this.ofCharacters(text)];
  }

  /** How much of a word is marked. */
  private lengthOf(word: string, text: string): number {
    if (this.whole.has(word)) return text.length;
    const begun = this.begun.find((one) => word.startsWith(one));
    return begun === undefined ? 0 : Math.min(begun.length, text.length);
  }

  private ofCharacters(text: string): [number, number][] {
    const lower = text.toLowerCase();
    return this.characters.flatMap((characters) => {
      const at = lower.indexOf(characters);
      return at < 0 ? [] : [[at, at + characters.length] as [number, number]];
    });
  }
}

function lettersOf(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, "");
}

/** Spans in order, those with little between them as one: `Chain-of-Thought`, though nobody asked for `of`. */
function joinedOver(text: string, spans: [number, number][]): [number, number][] {
  const found: [number, number][] = [];
  for (const [start, end] of spans.sort((one, other) => one[0] - other[0] || one[1] - other[1])) {
    const last = found.at(-1);
    const between = last && BETWEEN.exec(text.slice(Math.min(last[1], start), start));
    if (last && between && (between[1] === undefined || OPTIONAL.has(fold(between[1]))))
      last[1] = Math.max(last[1], end);
    else found.push([start, end]);
  }
  return found;
}
