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
 * {@link lastAtOrBefore}, looking from an earlier answer in ever larger steps, so that look-ups in a row cost little
 * more than the distance between them (Bentley and Yao, An almost optimal algorithm for unbounded searching, 1976).
 *
 * @param near an index, -1 included, that may be far off
 */
export function lastAtOrBeforeNear(sorted: Float64Array, value: number, near: number): number {
  const { length } = sorted;
  let low = Math.min(near, length - 1); // at or before the answer
  let high: number; // after the answer
  let step = 1;
  if (low >= 0 && sorted[low]! > value) {
    high = low;
    low -= step;
    while (low >= 0 && sorted[low]! > value) {
      high = low;
      step *= 2;
      low -= step;
    }
    low = Math.max(low, -1);
  } else {
    while (low + step < length && sorted[low + step]! <= value) {
      low += step;
      step *= 2;
    }
    high = Math.min(length, low + step);
  }
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! <= value) low = middle;
    else high = middle;
  }
  return low;
}
