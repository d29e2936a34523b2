// What the page gives the script: its words, what keys are called, where the files are; and how files are fetched.

import type { Kind, Language } from "./index/types.ts";
import type { Labels, Manifest } from "./index/wire.ts";
import type { Words } from "./view.ts";

/** Where files come from: the site, or the script beside a page that was opened from disk. */
export interface Source {
  json(path: string): Promise<unknown>;
  /** Text that may be packed by gzip. */
  text(path: string): Promise<string>;
}

export interface Page {
  readonly kind: Kind;
  readonly language: Language;
  /** The way to the site's root and to that of the page's language. */
  readonly root: string;
  readonly home: string;
  readonly words: Words;
  readonly labels: Labels;
  readonly manifest: Manifest;
  readonly source: Source;
}

export function readPage(element: HTMLElement, source: Source): Page {
  const { kind, root, home } = element.dataset;
  return {
    kind: kind === "datasets" ? "datasets" : "papers",
    language: document.documentElement.lang.startsWith("zh") ? "zh" : "en",
    root: root ?? "",
    home: home ?? "",
    words: block("words") as Words,
    labels: block("labels") as Labels,
    manifest: block("manifest") as Manifest,
    source,
  };
}

function block(id: string): unknown {
  return JSON.parse(document.getElementById(id)!.textContent!);
}

/** Files of the site. */
export function siteSource(root: string): Source {
  const get = async (path: string) => {
    const answer = await fetch(root + path);
    if (!answer.ok) throw new Error(`${answer.status} ${path}`);
    return answer;
  };
  return {
    json: async (path) => (await get(path)).json(),
    text: async (path) => unpacked(new Uint8Array(await (await get(path)).arrayBuffer())),
  };
}

/** Some servers unpack what ends in .gz, others do not: what it begins with tells. */
export async function unpacked(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return new TextDecoder().decode(bytes);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).text();
}
