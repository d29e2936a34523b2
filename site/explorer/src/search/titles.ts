// Names and titles made ready to be searched.

import type { Entries } from "../index/index.ts";
import { type Known, squeezed } from "./rank.ts";
import { hasHan, scan, spaced } from "./text.ts";
import { Vocabulary } from "./vocabulary.ts";

export interface Titles {
  readonly vocabulary: Vocabulary;
  readonly known: Known;
  /** Rows with Chinese in them. */
  readonly chinese: readonly number[];
}

export function readTitles(index: Entries): Titles {
  const { count, names, titles } = index;
  const known = {
    names: new Array<string>(count),
    close: new Array<string>(count),
    titles: new Array<string>(count),
    texts: new Array<string>(count),
  };
  const chinese: number[] = [];
  // each text is taken apart once and let go: what is kept of thousands would keep the collector busy
  const vocabulary = new Vocabulary(count, (row, each) => {
    const name = scan(names[row]!);
    const title = scan(titles[row]!);
    const asName = name.words.length ? spaced(name.words) : "";
    const asTitle = spaced(title.words);
    known.names[row] = asName;
    known.close[row] = asName && squeezed(asName);
    known.titles[row] = asTitle;
    known.texts[row] = asTitle.startsWith(asName) ? asTitle : `${asName}|${asTitle}`;
    for (const { words, more } of [name, title]) {
      words.forEach(each);
      more.forEach(each);
    }
    if (hasHan(titles[row]!) || hasHan(names[row]!)) chinese.push(row);
  });
  return { vocabulary, known, chinese };
}
