/** Index of the last element that is at most `value`, or -1. `sorted` ascends. */
export function lastAtOrBefore(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Index of the first element that is at least `value`; the length when there is none. `sorted` ascends. */
export function firstAtOrAfter(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * {@link lastAtOrBefore} for values that ascend: looks onwards from the last answer in ever larger steps, so that many
 * look-ups cost little more than the distance between them (Bentley and Yao, An almost optimal algorithm for unbounded
 * searching, 1976).
 *
 * @param from an index at or before the answer; -1 at first
 */
export function lastAtOrBeforeFrom(sorted: Float64Array, value: number, from: number): number {
  const { length } = sorted;
  let low = from; // at or before the answer
  let step = 1;
  while (low + step < length && sorted[low + step]! <= value) {
    low += step;
    step *= 2;
  }
  let high = Math.min(length, low + step); // after the answer
  low++;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
