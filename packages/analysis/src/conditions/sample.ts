import { logLikelihood } from "../math/statistics.ts";

/** The firings that count: those that were right or wrong. */
export interface Sample {
  readonly times: Float64Array;
  /** 1 = right. */
  readonly right: Uint8Array;
}

/** Log-likelihood of all firings when those kept, and those left out, are right at rates of their own. */
export function toldApart(keptRight: number, kept: number, right: number, all: number): number {
  return logLikelihood(keptRight, kept) + logLikelihood(right - keptRight, all - kept);
}

export function countRight({ right }: Sample): number {
  return right.reduce((sum, one) => sum + one, 0);
}

/** The firings that all of some options keep. */
export function thoseKept(sample: Sample, options: readonly { keeps(times: Float64Array): Uint8Array }[]): Sample {
  let { times, right } = sample;
  for (const option of options) {
    const keep = option.keeps(times);
    times = times.filter((_, i) => keep[i] === 1);
    right = right.filter((_, i) => keep[i] === 1);
  }
  return { times, right };
}
