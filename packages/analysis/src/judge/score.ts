import type { Candidate } from "./candidate.ts";
import { confidenceOf, realOf } from "./confidence.ts";
import { featuresOf } from "./features.ts";

export interface Scored extends Candidate {
  /** Probability that it is no chance, 0..1. */
  readonly real: number;
  /** Probability that a coming firing is wanted if people go on with it, as far as the days that found it can tell. */
  readonly confidence: number;
}

export function score(candidate: Candidate): Scored {
  const features = featuresOf(candidate, null);
  return { ...candidate, real: realOf(features), confidence: confidenceOf(features, 1) };
}
