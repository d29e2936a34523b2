// The colours of the page for what is drawn on a canvas, which no stylesheet reaches.

export interface Palette {
  readonly ground: string;
  readonly raised: string;
  readonly text: string;
  readonly muted: string;
  readonly line: string;
  readonly link: string;
  readonly mark: string;
  readonly font: string;
  /** The colour of each technique, by its key. */
  technique(key: string): string;
}

/** The part of the stylesheet's names that stands for a technique. */
const NAMES: Readonly<Record<string, string>> = {
  "instruction-tuning": "it",
  "in-context-learning": "icl",
  "chain-of-thought": "cot",
  "llm-aided-visual-reasoning": "lavr",
  background: "bg",
};

/** The class that gives an element the colour of a technique. */
export function techniqueClass(key: string): string {
  return NAMES[key] ?? "bg";
}

const FORCED = "(forced-colors: active)";

export function palette(element: Element): Palette {
  const style = getComputedStyle(element);
  const own = (name: string) => style.getPropertyValue(`--${name}`).trim();
  const font = style.fontFamily;
  if (matchMedia(FORCED).matches)
    return {
      ground: "Canvas",
      raised: "Canvas",
      text: "CanvasText",
      muted: "CanvasText",
      line: "GrayText",
      link: "Highlight",
      mark: "Mark",
      font,
      technique: () => "CanvasText",
    };
  const colours = new Map(Object.values(NAMES).map((name) => [name, own(name)]));
  return {
    ground: own("ground"),
    raised: own("raised"),
    text: own("text"),
    muted: own("muted"),
    line: own("line"),
    link: own("link"),
    mark: own("mark"),
    font,
    technique: (key) => colours.get(techniqueClass(key))!,
  };
}

/** Call back when the colours may have changed: another scheme, forced colours, or paper. */
export function watchPalette(changed: () => void): () => void {
  const media = ["(prefers-color-scheme: dark)", FORCED, "print"].map((query) => matchMedia(query));
  for (const one of media) one.addEventListener("change", changed);
  const scheme = new MutationObserver(changed);
  scheme.observe(document.documentElement, { attributes: true, attributeFilter: ["data-scheme"] });
  return () => {
    for (const one of media) one.removeEventListener("change", changed);
    scheme.disconnect();
  };
}
