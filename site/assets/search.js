// @ts-check
// The search of every page, loaded when its box is first used: it finds the site's own pages as one types and hands what
// is asked to the explorer, which finds papers. Without it the box is a plain form that leads there.

/** @typedef {{ address: string, title: string, sections: [anchor: string, heading: string, text: string][] }} Page */
/** @typedef {{ words: Record<string, string>, pages: Page[] }} Index */
/** @typedef {{ page: Page, anchor: string, heading: string, text: string, score: number }} Hit */

const MOST = 6;
const AROUND = 60;
/** The part of the pairs of characters of a Chinese word that must be found where the word itself is not. */
const ENOUGH = 0.6;
/** What a word counts for in the page's title, in a heading, in the text. */
const WEIGHTS = [8, 6, 1];

/** What a page's beginning counts for beside its sections. */
const BEGINNING = 4;
/** Chinese words of questions, and particles: they part words and tell nothing. */
const BETWEEN = /如何|怎么|怎样|什么|哪些|哪里|为何|为什么|可以|的|吗|呢|了|和|与|是|在|有/gu;

/** @type {Map<string, Promise<Index>>} */
const loaded = new Map();

/** @param {URL} home the way into the language @returns {Promise<Index>} */
export function load(home) {
  const url = new URL("prose.json", home).href;
  let index = loaded.get(url);
  if (!index) {
    index = fetch(url, { cache: "no-cache" }).then((answer) => answer.json());
    index.catch(() => loaded.delete(url));
    loaded.set(url, index);
  }
  return index;
}

/** Words of what is asked: Latin words, and runs of Chinese. @param {string} text @returns {string[]} */
export function wordsOf(text) {
  const lower = text.normalize("NFKC").toLowerCase();
  // what is made of nothing else is looked for as it is
  const telling = lower.replace(BETWEEN, " ").trim() || lower;
  return telling.match(/\p{Script=Han}+|[\p{L}\p{N}]+?(?=\p{Script=Han}|[^\p{L}\p{N}]|$)/gu) ?? [];
}

/** How well a word is found in a text, from 0 to 1. @param {string} word @param {string} text */
function found(word, text) {
  if (!/\p{Script=Han}/u.test(word)) {
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      if (at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1] ?? "") || /\p{Script=Han}/u.test(text[at - 1] ?? "")) return 1;
    }
    return 0;
  }
  if (text.includes(word)) return 1;
  if (word.length < 3) return 0;
  let pairs = 0;
  for (let at = 0; at + 2 <= word.length; at += 1) pairs += text.includes(word.slice(at, at + 2)) ? 1 : 0;
  const part = pairs / (word.length - 1);
  return part >= ENOUGH ? part / 2 : 0;
}

/** The sections in which every word is found, the best first, at most one a page until all pages have one.
 * @param {Index} index @param {string} asked @returns {Hit[]} */
export function find(index, asked) {
  const words = wordsOf(asked);
  if (!words.length) return [];
  /** @type {Hit[]} */
  const hits = [];
  for (const page of index.pages) {
    for (const [anchor, heading, text] of page.sections) {
      const places = [page.title, heading, text].map((place) => place.normalize("NFKC").toLowerCase());
      let score = 0;
      const all = words.every((word) => {
        const own = places.reduce((sum, place, which) => sum + (WEIGHTS[which] ?? 0) * found(word, place), 0);
        score += own;
        return own > 0;
      });
      // of two sections alike, the one that says it in fewer words is meant
      if (all) hits.push({ page, anchor, heading, text, score: score + (anchor ? 0 : BEGINNING) - text.length / 1e5 });
    }
  }
  hits.sort((one, other) => other.score - one.score);
  const seen = new Set();
  const first = hits.filter(({ page }) => !seen.has(page) && seen.add(page));
  return [...first, ...hits.filter((hit) => !first.includes(hit))].slice(0, MOST);
}

/** A link to what was found. @param {Hit} hit @param {URL} home @param {string[]} words */
export function linkTo({ page, anchor, heading, text }, home, words) {
  const link = document.createElement("a");
  link.href = new URL(page.address + (anchor ? `#${anchor}` : ""), home).href;
  const title = document.createElement("b");
  title.textContent = heading && heading !== page.title ? `${page.title} › ${heading}` : page.title;
  const lower = text.normalize("NFKC").toLowerCase();
  const places = words.map((word) => lower.indexOf(word)).filter((place) => place >= 0);
  const start = places.length ? Math.max(0, Math.min(...places) - AROUND / 2) : 0;
  const about = document.createElement("span");
  about.textContent = (start ? "…" : "") + text.slice(start, start + 2 * AROUND) + (text.length > start + 2 * AROUND ? "…" : "");
  link.append(title, about);
  return link;
}

/** A link to the papers. @param {Index} index @param {string} asked @param {URL} home */
export function linkToPapers(index, asked, home) {
  const link = document.createElement("a");
  link.href = new URL(`explore/?q=${encodeURIComponent(asked)}`, home).href;
  link.className = "to-papers";
  link.textContent = (index.words.papers ?? "").replace("{words}", () => asked);
  return link;
}

/** Give a form its results. @param {HTMLFormElement} form */
export function attach(form) {
  const input = form.querySelector("input");
  if (!input || form.querySelector(".found")) return;
  const home = new URL("..", form.action);
  const box = document.createElement("div");
  box.className = "found";
  box.hidden = true;
  const status = document.createElement("p");
  status.className = "unseen";
  status.setAttribute("role", "status");
  form.append(box, status);

  const show = async () => {
    const asked = input.value.trim();
    const index = asked ? await load(home).catch(() => undefined) : undefined;
    if (asked !== input.value.trim()) return;
    box.hidden = !index;
    if (!index) {
      status.textContent = "";
      return;
    }
    const hits = find(index, asked);
    const words = wordsOf(asked);
    box.replaceChildren(linkToPapers(index, asked, home), ...hits.map((hit) => linkTo(hit, home, words)));
    status.textContent = hits.length ? (index.words.pages ?? "").replace("{count}", String(hits.length)) : (index.words.none ?? "");
  };
  const close = () => { box.hidden = true; };
  input.addEventListener("input", show);
  input.addEventListener("focus", show);
  form.addEventListener("focusout", (event) => {
    if (!(event.relatedTarget instanceof Node && form.contains(event.relatedTarget))) close();
  });
  // a tap on a result must not close the box before it is followed
  box.addEventListener("pointerdown", (event) => event.preventDefault());
  form.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !box.hidden) {
      event.preventDefault();
      input.focus();
      close();
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || box.hidden) return;
    event.preventDefault();
    const stops = [input, ...box.querySelectorAll("a")];
    const here = stops.findIndex((stop) => stop === document.activeElement);
    stops[(here + step + stops.length) % stops.length]?.focus();
  });
  if (document.activeElement === input) show();
}
