// How many typing mistakes lie between two words: a letter too many, missing, wrong, or two changed over.

/** The mistakes that are forgiven in a word of this length. */
export function forgiven(length: number): number {
  return length >= 8 ? 2 : length >= 4 ? 1 : 0;
}

/** Which letters and digits a word has, a bit each: words far apart in this need no closer look. */
export function signature(word: string): number {
  let bits = 0;
  for (let at = 0; at < word.length; at++) {
    const code = word.charCodeAt(at);
    bits |= 1 << (code >= 97 && code <= 122 ? code - 97 : 26 + (code % 6));
  }
  return bits;
}

export function bitsOf(value: number): number {
  let bits = value - ((value >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return (((bits + (bits >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}

const WIDEST = 64;
const rows = [new Uint8Array(WIDEST + 1), new Uint8Array(WIDEST + 1), new Uint8Array(WIDEST + 1)];

/**
 * The mistakes between `typed` and `word`, or `most + 1` where they are more than `most`.
 * With `begun`, between `typed` and the beginning of `word` that is nearest to it.
 */
export function mistakes(typed: string, word: string, most: number, begun = false): number {
  const wide = begun ? Math.min(word.length, typed.length + most) : word.length;
  if (typed.length > WIDEST || wide > WIDEST || typed.length - wide > most || wide - typed.length > most)
    return most + 1;
  let [before, last, row] = rows as [Uint8Array, Uint8Array, Uint8Array];
  for (let at = 0; at <= wide; at++) last[at] = at;
  for (let i = 1; i <= typed.length; i++) {
    row[0] = i;
    let least = i;
    for (let j = 1; j <= wide; j++) {
      const same = typed.charCodeAt(i - 1) === word.charCodeAt(j - 1);
      let cost = Math.min(last[j - 1]! + (same ? 0 : 1), last[j]! + 1, row[j - 1]! + 1);
      const swapped =
        i > 1 &&
        j > 1 &&
        typed.charCodeAt(i - 1) === word.charCodeAt(j - 2) &&
        typed.charCodeAt(i - 2) === word.charCodeAt(j - 1);
      if (swapped) cost = Math.min(cost, before[j - 2]! + 1);
      row[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > most) return most + 1;
    [before, last, row] = [last, row, before];
  }
  let found = last[wide]!;
  if (begun) for (let at = Math.max(0, typed.length - most); at < wide; at++) found = Math.min(found, last[at]!);
  return Math.min(found, most + 1);
}
