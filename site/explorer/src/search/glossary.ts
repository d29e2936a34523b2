// Chinese terms of the field and the English words by which titles name them.

import { wordsOf } from "./text.ts";

/** A term: what it is called in Chinese, and in English, each in several ways. */
export interface GlossaryTerm {
  readonly zh: readonly string[];
  readonly en: readonly string[];
  /** Values of facets that say the same: `topic:hallucination`. */
  readonly keys?: readonly string[];
}

/** A stretch of Chinese: a term of the glossary with its English phrases, or what is left between terms. */
export interface Segment {
  readonly text: string;
  readonly phrases: readonly (readonly string[])[];
  readonly keys: readonly string[];
}

/** Words that join or dress what is asked for, and say nothing of it. */
const FILLING = new Set(
  "的 地 得 年 了 和 与 及 或 在 中 上 下 用 对 从 到 为 是 以及 关于 基于 用于 面向 通过 利用 使用 相关 有关 方面 论文 文章 文献 工作 研究 方法 技术 最新 如何 什么 哪些 怎么 怎样 请 找 查找 搜索".split(
    " ",
  ),
);

/** From this length on, one mistaken character leaves no doubt of what was meant. */
const SURE = 4;

export class Glossary {
  private readonly terms = new Map<string, Omit<Segment, "text">>();
  private longest = 0;

  constructor(terms: readonly GlossaryTerm[]) {
    for (const term of terms) {
      const phrases = term.en.map(wordsOf).filter((words) => words.length > 0);
      for (const own of term.zh) {
        const text = own.toLowerCase().replace(/[\s-]+/g, "");
        this.terms.set(text, { phrases, keys: term.keys ?? [] });
        this.longest = Math.max(this.longest, text.length);
      }
    }
  }

  /** Part a stretch of Chinese; where that leaves something over, it may be a term with one character mistaken. */
  segments(text: string): Segment[] {
    const found = this.parted(text);
    if (found.length > 0 && found.every((part) => part.phrases.length > 0)) return found;
    const meant = this.meantBy(text);
    return meant ? [{ text, ...this.terms.get(meant)! }] : found;
  }

  /** By the longest term at each place; what only fills is left out. */
  private parted(text: string): Segment[] {
    const found: Segment[] = [];
    let rest = "";
    const close = () => {
      if (rest && !FILLING.has(rest)) found.push({ text: rest, phrases: [], keys: [] });
      rest = "";
    };
    for (let at = 0; at < text.length; ) {
      const term = this.longestAt(text, at);
      if (term) {
        close();
        found.push({ text: term, ...this.terms.get(term)! });
        at += term.length;
        continue;
      }
      const filling = this.fillingAt(text, at);
      if (filling) {
        close();
        at += filling.length;
        continue;
      }
      rest += text[at];
      at++;
    }
    close();
    return found;
  }

  /** The term that this is but for one character, as it happens where Chinese is typed by sound. */
  private meantBy(text: string): string | undefined {
    if (text.length < SURE) return undefined;
    for (const term of this.terms.keys()) if (term.length === text.length && mistakes(text, term) === 1) return term;
    return undefined;
  }

  private longestAt(text: string, at: number): string {
    for (let length = Math.min(this.longest, text.length - at); length > 0; length--) {
      const one = text.slice(at, at + length);
      if (this.terms.has(one)) return one;
    }
    return "";
  }

  private fillingAt(text: string, at: number): string {
    for (let length = 2; length > 0; length--) {
      const one = text.slice(at, at + length);
      if (one.length === length && FILLING.has(one)) return one;
    }
    return "";
  }
}

/** In how many characters two texts of one length differ. */
function mistakes(one: string, other: string): number {
  let count = 0;
  for (let at = 0; at < one.length; at++) if (one[at] !== other[at]) count++;
  return count;
}
