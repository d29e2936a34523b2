// The colours of every paper's dot, worked out once: drawing asks for them thousands of times in a frame.

import type { PaperIndex } from "../view.ts";

export interface Shelves {
  /** Number of the technique on whose shelf a row stands. */
  readonly first: Uint8Array;
  /** Number of its second technique, or that of the first. */
  readonly second: Uint8Array;
}

export function shelves({ count, techniques }: PaperIndex): Shelves {
  const first = new Uint8Array(count);
  const second = new Uint8Array(count);
  for (let row = 0; row < count; row++) {
    const own = techniques.of(row);
    first[row] = own[0] ?? techniques.keys.length - 1;
    second[row] = own[1] ?? first[row]!;
  }
  return { first, second };
}
