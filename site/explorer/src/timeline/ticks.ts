// The marks of the time axis: years, then quarters, then months, as there is room.

export interface Tick {
  /** Months since January 1970. */
  readonly month: number;
  readonly text: string;
  /** The first of a year. */
  readonly strong: boolean;
}

/** The short names of the months in a language, by their number from 0. */
export function monthNames(language: "en" | "zh"): (month: number) => string {
  const format = new Intl.DateTimeFormat(language, { month: "short", timeZone: "UTC" });
  const names = Array.from({ length: 12 }, (_, month) => format.format(Date.UTC(2000, month)));
  return (month) => names[month]!;
}

/** Marks between two months, at least so many pixels apart, with a month so many pixels wide. */
export function ticks(from: number, to: number, monthWidth: number, monthName: (month: number) => string): Tick[] {
  const step = [1, 3, 12, 24, 60].find((months) => months * monthWidth >= (months < 12 ? 34 : 44)) ?? 120;
  const marks: Tick[] = [];
  for (let month = Math.ceil(from / step) * step; month <= to; month += step) {
    const strong = month % 12 === 0;
    const year = Math.floor(month / 12) + 1970;
    marks.push({
      month,
      text: strong ? String(year) : monthName(month % 12),
      strong,
    });
  }
  return marks;
}
