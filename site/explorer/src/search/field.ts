// A field beside name and title (authors, venues, topics, data sets): its words, and the rows that its texts stand for.

import type { Field } from "../index/index.ts";
import { fold, hasHan, scan, spaced, wordsOf } from "./text.ts";
import { Vocabulary } from "./vocabulary.ts";

export class FieldIndex {
  readonly vocabulary: Vocabulary;
  private readonly chinese: readonly number[];

  constructor(private readonly field: Field) {
    this.chinese = [...field.texts.keys()].filter((item) => hasHan(field.texts[item]!));
    this.vocabulary = new Vocabulary(field.texts.length, (item, each) => {
      const { words, more } = scan(field.texts[item]!);
      words.forEach(each);
      more.forEach(each);
    });
  }

  get name(): Field["name"] {
    return this.field.name;
  }

  /** Whether one of the texts is just this. */
  holds(words: readonly string[]): boolean {
    let found = false;
    this.eachPhrase(words, (_, whole) => {
      found ||= whole;
    });
    return found;
  }

  /** Call for each row of what holds a word. */
  eachRow(place: number, found: (row: number) => void): void {
    for (const item of this.vocabulary.itemsOf(place)) for (const row of this.field.rows[item]!) found(row);
  }

  /** Call for each row of the texts that hold the words as a phrase; `whole` says whether that is all they hold. */
  eachPhrase(words: readonly string[], found: (row: number, whole: boolean) => void): void {
    const place = this.vocabulary.place(words[0]!);
    if (place < 0) return;
    const phrase = spaced(words);
    for (const item of this.vocabulary.itemsOf(place)) {
      const text = spaced(wordsOf(this.field.texts[item]!));
      if (text.includes(phrase)) for (const row of this.field.rows[item]!) found(row, text === phrase);
    }
  }

  /** Call for each row of the texts that hold these characters, as Chinese is looked for. */
  eachHolding(characters: string, found: (row: number) => void): void {
    for (const item of this.chinese) {
      if (fold(this.field.texts[item]!).includes(characters)) for (const row of this.field.rows[item]!) found(row);
    }
  }
}
