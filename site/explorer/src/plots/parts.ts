// What the plots of the statistics page carry: `.plot-row` and `.plot-month` name themselves and their value, each of
// their parts its number, and the key says what the classes of parts are called.

export interface Part {
  readonly name: string;
  /** The class that gives it its colour. */
  readonly colour: string;
  readonly text: string;
}

export interface Bar {
  readonly label: string;
  readonly text: string;
  /** Of a bar that is one colour: none. */
  readonly parts: readonly Part[];
}

export function barOf(shape: Element, names: ReadonlyMap<string, string>): Bar {
  const parts: Part[] = [];
  for (const rect of shape.querySelectorAll(":scope > rect[data-text]")) {
    const colour = rect.classList[0] ?? "";
    const name = names.get(colour);
    if (name) parts.push({ name, colour, text: rect.getAttribute("data-text")! });
  }
  const label = shape.getAttribute("data-label") ?? "";
  return { label, text: shape.getAttribute("data-text") ?? "", parts };
}

/** A bar in words, for those who hear it. */
export function said({ label, text, parts }: Bar): string {
  const detail = parts.map((part) => `${part.name} ${part.text}`).join(", ");
  return detail ? `${label}: ${text} (${detail})` : `${label}: ${text}`;
}

/** The place that an arrow leads to in a row of so many; undefined for other keys. */
export function next(place: number, count: number, key: string): number | undefined {
  const steps: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowLeft: -1, ArrowDown: 1, ArrowRight: 1 };
  const to = key === "Home" ? 0 : key === "End" ? count - 1 : place + (steps[key] ?? Number.NaN);
  return Number.isNaN(to) ? undefined : Math.min(Math.max(to, 0), count - 1);
}
