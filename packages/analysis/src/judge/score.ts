import { type Candidate, logChance } from "./candidate.ts";
import { confidenceOf, realOf } from "./confidence.ts";
import { featuresOf } from "./features.ts";

/** Evidence, in nats, beyond which nobody doubts a routine that was right twice as often as wrong. */
const BEYOND_DOUBT = 15;
/** The share of habitats with such a routine in a usual home. */
const USUAL_SHARE = 1 / 6;

export interface Scored extends Candidate {
  /** How much less likely routines are in this home than in a usual one, in log odds up to 0, see {@link priorOf}. */
  readonly prior: number;
  /** Probability that it is no chance, 0..1. */
  readonly real: number;
  /** Probability that a coming firing is wanted if people go on with it, as far as the days that found it can tell. */
  readonly confidence: number;
}

/**
 * How much less likely routines are in a home than in a usual one, in log odds, never above 0: by the share of its
 * habitats that hold one beyond doubt. Where people live without routines, what looks like one is more likely chance
 * (empirical Bayes: the share of the real ones is taken from all that was looked at together; Efron, 2008).
 *
 * @param habitats how many were searched
 */
export function priorOf(candidates: readonly Candidate[], habitats: number): number {
  const clear = new Set(candidates.filter(isClear).map(({ habitat }) => habitat));
  const share = (clear.size + 0.5) / (habitats + 2);
  return Math.min(0, logOdds(share) - logOdds(USUAL_SHARE));
}

function isClear(candidate: Candidate): boolean {
  const { hits, wrong } = candidate.verdict;
  return -logChance(candidate) > BEYOND_DOUBT && hits >= 2 * wrong;
}

export function score(candidate: Candidate, prior: number): Scored {
  const features = featuresOf(candidate, prior, null);
  return { ...candidate, prior, real: realOf(features), confidence: confidenceOf(features, 1) };
}

function logOdds(share: number): number {
  return Math.log(share / (1 - share));
}
