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
