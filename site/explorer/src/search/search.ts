// The search: what was asked → the rows that hold it, in the order of `rank.ts`, and how to mark it in their texts.

import type { Entries } from "../index/index.ts";
import { FieldIndex } from "./field.ts";
import type { Glossary } from "./glossary.ts";
import { Marker } from "./marks.ts";
import { nearestFirst } from "./nearness.ts";
import { parse, type Query, type Term, withTerms } from "./query.ts";
import { BY_NEARNESS, HELD, type Known, RANKS, rankOfHeld, Spelling } from "./rank.ts";
import { fold, spaced } from "./text.ts";
import { readTitles } from "./titles.ts";
import { withPeople, withVenues } from "./together.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** From this length on, a word also finds those that begin with it when it is not the last. */
const BEGINS = 4;
/** As many words are taken for what was meant, those in the most entries first. */
const MOST_MEANT = 8;
const MOST_CACHED = 64;
/** Of a query that nothing holds whole, as much must be held, by how much its words tell. */
const ENOUGH = 0.6;

export interface Found {
  readonly rows: Uint16Array | Uint32Array;
  readonly marker: Marker;
  /** Words that were read as others: as typed, and the likeliest of what was meant. */
  readonly meant: readonly { readonly typed: string; readonly meant: string }[];
  /** Whether nothing holds all of the query, so that what holds most of it was taken. */
  readonly partly: boolean;
}

export class Search {
  private readonly vocabulary: Vocabulary;
  private readonly known: Known;
  private readonly chinese: readonly number[];
  private fields: readonly FieldIndex[] = [];
  private readonly cache = new Map<string, Uint8Array>();

  constructor(
    private readonly index: Entries,
    private readonly glossary: Glossary,
  ) {
    const { vocabulary, known, chinese } = readTitles(index);
    this.vocabulary = vocabulary;
    this.known = known;
    this.chinese = chinese;
    this.takeFields();
  }

  /** Take in what the index knows by now beside names and titles. */
  takeFields(): void {
    this.fields = this.index.fields().map((field) => new FieldIndex(field));
    this.cache.clear();
  }

  find(text: string): Found {
    const query = withVenues(parse(text, this.glossary), this.fields);
    if (query.terms.length === 0) return { rows: this.everything(), marker: new Marker([]), meant: [], partly: false };
    const asMeant = this.readAsMeant(query, (term) => !this.anywhere(term));
    let read = { ...asMeant, query: withPeople(asMeant.query, this.fields) };
    let rows = this.rows(read.query);
    let partly = false;
    if (rows.length === 0) {
      const likelier = this.readAsMeant(query, () => true);
      rows = this.rows(likelier.query);
      if (rows.length) read = likelier;
    }
    if (rows.length === 0) {
      rows = this.most(read.query);
      partly = rows.length > 0;
    }
    return { rows, marker: new Marker(read.query.terms), meant: read.meant, partly };
  }

  /** The rows that hold most of the query, each term weighed by how few hold it. */
  private most(query: Query): Uint32Array {
    const { count } = this.index;
    const needed = query.terms.filter((term) => !term.optional).slice(0, 16);
    const holding = needed.map((term) => this.held(term));
    const weights = holding.map((held) => {
      const holders = held.reduce((sum, level) => sum + (level === HELD.not ? 0 : 1), 0);
      return holders ? Math.log(count / holders) + 1 : Math.log(count) / 2;
    });
    const weigh = (parts: number) => weights.reduce((sum, weight, at) => sum + (parts & (1 << at) ? weight : 0), 0);
    const seen = new Set<number>();
    for (let row = 0; row < count; row++) {
      let parts = 0;
      holding.forEach((held, at) => {
        if (held[row] !== HELD.not) parts |= 1 << at;
      });
      seen.add(parts);
    }
    const enough = ENOUGH * weigh(-1);
    const best = [...seen]
      .filter((parts) => parts && weigh(parts) >= enough)
      .sort((one, other) => weigh(other) - weigh(one));
    const found = new Set<number>();
    for (const parts of best) {
      for (const row of this.rows(withTerms(needed.filter((_, at) => parts & (1 << at))))) found.add(row);
    }
    return Uint32Array.from(found);
  }

  private everything(): Uint32Array {
    return Uint32Array.from({ length: this.index.count }, (_, row) => row);
  }

  private rows(query: Query): Uint32Array {
    const { count } = this.index;
    const needed = query.terms.filter((term) => !term.optional).map((term) => this.held(term));
    const open = query.terms.at(-1)!.open;
    const spellings = query.spellings.map((words) => new Spelling(words, open));
    const exact = this.calledSo(query);
    const byRank: number[][] = Array.from({ length: RANKS }, () => []);
    for (let row = 0; row < count; row++) {
      let worst = 0;
      for (const held of needed) if (held[row]! > worst) worst = held[row]!;
      if (worst === HELD.not) {
        // a name may be written apart, or together, by whoever asks: `wood pecker`
        if (!spellings.some((spelling) => spelling.isName(row, this.known))) continue;
        worst = HELD.begun;
      }
      let rank = exact.has(row) ? 7 : rankOfHeld(worst);
      for (const spelling of spellings) rank = Math.min(rank, spelling.rank(row, this.known));
      byRank[rank]!.push(row);
    }
    if (query.terms.length > 1) for (const rank of BY_NEARNESS) nearestFirst(byRank[rank]!, query, this.known);
    return Uint32Array.from(byRank.flat());
  }

  /** Rows with an author, data set, topic or venue that is called what was asked. */
  private calledSo(query: Query): ReadonlySet<number> {
    const found = new Set<number>();
    for (const words of query.spellings) {
      for (const field of this.fields) {
        field.eachPhrase(words.trim().split(" "), (row, whole) => {
          if (whole) found.add(row);
        });
      }
    }
    return found;
  }

  /** How well each row holds a term. */
  private held(term: Term): Uint8Array {
    const key = JSON.stringify([term.phrases, term.raw, term.open, term.quoted]);
    let held = this.cache.get(key);
    if (held) return held;
    held = new Uint8Array(this.index.count).fill(HELD.not);
    for (const words of term.phrases) {
      if (words.length === 1) this.holdWord(held, words[0]!, term);
      else this.holdPhrase(held, words, term);
    }
    if (term.raw) this.holdCharacters(held, term.raw);
    for (const key of term.keys) this.holdKey(held, key);
    if (this.cache.size >= MOST_CACHED) this.cache.delete(this.cache.keys().next().value!);
    this.cache.set(key, held);
    return held;
  }

  private holdWord(held: Uint8Array, word: string, term: Term): void {
    const begins = term.open || (!term.quoted && word.length >= BEGINS);
    const own = this.vocabulary.place(word);
    if (own >= 0) for (const row of this.vocabulary.itemsOf(own)) held[row] = HELD.whole;
    if (begins) {
      for (const place of this.vocabulary.beginning(word)) {
        for (const row of this.vocabulary.itemsOf(place)) if (held[row]! > HELD.begun) held[row] = HELD.begun;
      }
    }
    for (const field of this.fields) {
      const exact = field.vocabulary.place(word);
      const least = (level: number) => (row: number) => {
        if (held[row]! > level) held[row] = level;
      };
      if (exact >= 0) field.eachRow(exact, least(HELD.beside));
      if (!begins) continue;
      for (const place of field.vocabulary.beginning(word)) field.eachRow(place, least(HELD.besideBegun));
    }
  }

  private holdPhrase(held: Uint8Array, words: readonly string[], term: Term): void {
    const phrase = spaced(words);
    const begun = term.open ? phrase.trimEnd() : phrase;
    for (const row of this.rowsOfAll(term.open ? words.slice(0, -1) : words)) {
      const text = this.known.texts[row]!;
      if (text.includes(phrase)) held[row] = HELD.whole;
      else if (text.includes(begun)) held[row] = Math.min(held[row]!, HELD.begun);
      else if (!term.quoted && words.every((word) => text.includes(` ${word} `))) {
        held[row] = Math.min(held[row]!, HELD.begun);
      }
    }
    for (const field of this.fields) {
      field.eachPhrase(words, (row) => {
        if (held[row]! > HELD.beside) held[row] = HELD.beside;
      });
    }
  }

  /** Rows that hold the rarest of the words: those that can hold all. */
  private rowsOfAll(words: readonly string[]): Iterable<number> {
    const places = words.map((word) => this.vocabulary.place(word));
    if (places.some((place) => place < 0)) return [];
    const holders = (place: number) => this.vocabulary.holders(place);
    return this.vocabulary.itemsOf(places.reduce((one, other) => (holders(other) < holders(one) ? other : one)));
  }

  private holdCharacters(held: Uint8Array, characters: string): void {
    for (const row of this.chinese) {
      if (fold(`${this.index.names[row]} ${this.index.titles[row]}`).includes(characters)) held[row] = HELD.whole;
    }
    for (const field of this.fields) {
      field.eachHolding(characters, (row) => {
        if (held[row]! > HELD.beside) held[row] = HELD.beside;
      });
    }
  }

  private holdKey(held: Uint8Array, key: string): void {
    const [facet, value] = key.split(":") as [string, string];
    const column = this.index.facets.get(facet);
    const place = column?.keys.indexOf(value) ?? -1;
    if (!column || place < 0) return;
    for (let row = 0; row < held.length; row++) {
      for (let at = column.starts[row]!; at < column.starts[row + 1]!; at++) {
        if (column.values[at] === place && held[row]! > HELD.beside) held[row] = HELD.beside;
      }
    }
  }

  private anywhere(term: Term): boolean {
    return term.optional || this.held(term).some((level) => level !== HELD.not);
  }

  /** The query with each term that is `doubtful` replaced by the known words that are nearest to it. */
  private readAsMeant(query: Query, doubtful: (term: Term) => boolean): Pick<Found, "meant"> & { query: Query } {
    const meant: { typed: string; meant: string }[] = [];
    const terms = query.terms.flatMap((term) => {
      if (term.quoted || term.raw || !doubtful(term)) return [term];
      const ways = term.phrases.some((words) => words.length > 1) ? apart(term) : [];
      return this.meantBy(term, meant) ?? ways.flatMap((way) => this.meantBy(way, meant) ?? [way]) ?? [term];
    });
    return { query: meant.length || terms.length > query.terms.length ? withTerms(terms) : query, meant };
  }

  private meantBy(term: Term, meant: { typed: string; meant: string }[]): Term[] | undefined {
    const word = term.phrases.find((words) => words.length === 1)?.[0];
    if (word === undefined) return undefined;
    if (term.phrases.length === 1 && this.vocabulary.place(word) >= 0) return [term];
    const near = this.near(word, term.open);
    const likeliest = near[0];
    if (likeliest === undefined) return undefined;
    meant.push({ typed: term.text, meant: likeliest });
    return [{ ...term, phrases: near.map((one) => [one]), open: false }];
  }

  /** The known words nearest to a word, those in the most entries first. */
  private near(word: string, open: boolean): string[] {
    const found: { word: string; mistakes: number; holders: number }[] = [];
    for (const vocabulary of [this.vocabulary, ...this.fields.map((field) => field.vocabulary)]) {
      const whole = vocabulary.near(word, false);
      const begun = open ? vocabulary.near(word, true) : [];
      const better = begun.length && (!whole.length || begun[0]!.mistakes < whole[0]!.mistakes) ? begun : whole;
      for (const near of better) {
        found.push({
          word: vocabulary.words[near.word]!,
          mistakes: near.mistakes,
          holders: vocabulary.holders(near.word),
        });
      }
    }
    const fewest = Math.min(...found.map((one) => one.mistakes));
    found.sort((one, other) => other.holders - one.holders);
    const likely = found.filter((one) => one.mistakes === fewest).map((one) => one.word);
    return [...new Set(likely)].slice(0, MOST_MEANT);
  }
}

/** A compound's words as terms of their own. */
function apart(term: Term): Term[] {
  const words = term.phrases.find((ways) => ways.length > 1) ?? [];
  return words.map((word, at) => ({
    ...term,
    text: word,
    phrases: [[word]],
    open: term.open && at === words.length - 1,
  }));
}
