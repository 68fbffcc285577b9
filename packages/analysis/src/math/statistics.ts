/** Small statistics, without state. */

const LOG_FACTORIALS: number[] = [0];

/** Natural logarithm of n!, for whole n >= 0. */
export function logFactorial(n: number): number {
  for (let i = LOG_FACTORIALS.length; i <= n; i++) LOG_FACTORIALS.push(LOG_FACTORIALS[i - 1]! + Math.log(i));
  return LOG_FACTORIALS[n]!;
}

/** Natural logarithm of the gamma function, for x > 0 (Stirling's series, after shifting small arguments up). */
export function logGamma(x: number): number {
  let shift = 0;
  let z = x;
  for (; z < 8; z++) shift += Math.log(z);
  return (z - 0.5) * Math.log(z) - z + 0.5 * Math.log(2 * Math.PI) + 1 / (12 * z) - 1 / (360 * z ** 3) - shift;
}

/**
 * Natural logarithm of the chance of at least `hits` successes in `trials` tries that each succeed with chance `rate`.
 * Never above 0.
 */
export function logBinomialTail(hits: number, trials: number, rate: number): number {
  if (hits <= 0 || trials <= 0) return 0;
  const p = Math.min(Math.max(rate, 1e-9), 1 - 1e-9);
  const logP = Math.log(p);
  const logQ = Math.log1p(-p);
  let sum = 0;
  let largest = Number.NEGATIVE_INFINITY;
  for (let k = hits; k <= trials; k++) {
    const term = logFactorial(trials) - logFactorial(k) - logFactorial(trials - k) + k * logP + (trials - k) * logQ;
    if (term > largest) {
      sum = sum * Math.exp(largest - term) + 1;
      largest = term;
    } else {
      const share = Math.exp(term - largest);
      sum += share;
      if (share < 1e-12) break;
    }
  }
  return Math.min(0, largest + Math.log(sum));
}

/** Log-likelihood of `hits` in `trials` at their own (slightly shrunken) rate. */
export function logLikelihood(hits: number, trials: number): number {
  if (trials === 0) return 0;
  const rate = (hits + 0.25) / (trials + 0.5);
  return hits * Math.log(rate) + (trials - hits) * Math.log(1 - rate);
}

/** The value below which `share` (0..1) of the sorted values lie, interpolated; NaN without values. */
export function quantile(sorted: ArrayLike<number>, share: number): number {
  if (sorted.length === 0) return Number.NaN;
  const position = (sorted.length - 1) * share;
  const low = Math.floor(position);
  const high = Math.min(low + 1, sorted.length - 1);
  return sorted[low]! + (sorted[high]! - sorted[low]!) * (position - low);
}

/** The middle value, or the mean of the two in the middle; NaN without values. */
export function median(values: Iterable<number>): number {
  const all = Float64Array.from(values);
  if (all.length === 0) return Number.NaN;
  const middle = (all.length - 1) >> 1;
  const low = select(all, middle);
  if (all.length % 2 === 1) return low;
  let high = Number.POSITIVE_INFINITY;
  for (let i = middle + 1; i < all.length; i++) high = Math.min(high, all[i]!);
  return low + (high - low) / 2;
}

/** The value that sorting would put at `index`; what lies after it is no less then (Hoare, Algorithm 65: Find, 1961). */
function select(values: Float64Array, index: number): number {
  let low = 0;
  let high = values.length - 1;
  while (low < high) {
    const pivot = values[(low + high) >> 1]!;
    let i = low - 1;
    let j = high + 1;
    for (;;) {
      do i++;
      while (values[i]! < pivot);
      do j--;
      while (values[j]! > pivot);
      if (i >= j) break;
      const swapped = values[i]!;
      values[i] = values[j]!;
      values[j] = swapped;
    }
    if (index <= j) high = j;
    else low = j + 1;
  }
  return values[index]!;
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

export function standardDeviation(values: readonly number[]): number {
  if (values.length < 2) return 0;
  const average = mean(values);
  return Math.sqrt(values.reduce((sum, value) => sum + (value - average) ** 2, 0) / (values.length - 1));
}

/** Least squares line through the points: y = intercept + slope * x, and the standard error of the slope. */
export function fitLine(
  x: readonly number[],
  y: readonly number[],
): { slope: number; intercept: number; error: number } {
  const meanX = mean(x);
  const meanY = mean(y);
  let sxx = 0;
  let sxy = 0;
  for (let i = 0; i < x.length; i++) {
    sxx += (x[i]! - meanX) ** 2;
    sxy += (x[i]! - meanX) * (y[i]! - meanY);
  }
  const slope = sxx > 0 ? sxy / sxx : 0;
  const intercept = meanY - slope * meanX;
  let residual = 0;
  for (let i = 0; i < x.length; i++) residual += (y[i]! - intercept - slope * x[i]!) ** 2;
  const error = sxx > 0 && x.length > 2 ? Math.sqrt(residual / (x.length - 2) / sxx) : Number.POSITIVE_INFINITY;
  return { slope, intercept, error };
}

/** The probability of log odds, 0..1. */
export function sigmoid(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}
