// The marks of the time axis: years, then quarters, then months, as there is room.

export interface Tick {
  /** Months since January 1970. */
  readonly month: number;
  readonly text: string;
  /** The first of a year. */
  readonly strong: boolean;
}

/** Marks between two months, at least so many pixels apart, with a month so many pixels wide. */
export function ticks(from: number, to: number, monthWidth: number, language: "en" | "zh"): Tick[] {
  const step = [1, 3, 12, 24, 60].find((months) => months * monthWidth >= (months < 12 ? 34 : 44)) ?? 120;
  const format = new Intl.DateTimeFormat(language, { month: "short", timeZone: "UTC" });
  const marks: Tick[] = [];
  for (let month = Math.ceil(from / step) * step; month <= to; month += step) {
    const strong = month % 12 === 0;
    const year = Math.floor(month / 12) + 1970;
    marks.push({
      month,
      text: strong ? String(year) : format.format(Date.UTC(year, ((month % 12) + 12) % 12)),
      strong,
    });
  }
  return marks;
}
