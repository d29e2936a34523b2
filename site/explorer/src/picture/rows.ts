// Rows of a result, which are an array of one kind or another.

export function same(some: ArrayLike<number>, others: ArrayLike<number>): boolean {
  return some.length === others.length && Array.prototype.every.call(some, (row, place) => row === others[place]);
}

/** The number of a row in the result, from 1. */
export function placeOf(rows: ArrayLike<number>, row: number): number {
  return Array.prototype.indexOf.call(rows, row) + 1;
}
