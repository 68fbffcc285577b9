import { sigmoid } from "../math/statistics.ts";
import { CONFIDENCE_WEIGHTS } from "./confidence-weights.ts";
import type { Feature, Features } from "./features.ts";

/**
 * Evidence, in nats, at which a routine is as likely real as not, and nats by which its odds grow e-fold. People's acts
 * are not independent of each other, so that evidence counts less than it would.
 */
const EVEN_EVIDENCE = 5;
const EVIDENCE_SCALE = 2.5;

/**
 * The probability that a firing in the coming two weeks is wanted, 0..1: that the routine is real, times how often a
 * real one is right. The latter is a logistic regression on a few features of which each can only help or only harm;
 * its weights are fitted by `pnpm fit` on what routines did in the weeks after those in which they were found, over
 * simulated homes that nothing is judged by.
 */
export function confidenceOf(features: Features): number {
  const { intercept, weights } = CONFIDENCE_WEIGHTS;
  let logOdds: number = intercept;
  for (const [feature, weight] of Object.entries(weights)) logOdds += weight * features[feature as Feature];
  return realOf(features) * sigmoid(logOdds);
}

/** The probability that a routine is no chance, 0..1. */
export function realOf({ evidence }: Features): number {
  return sigmoid((evidence - EVEN_EVIDENCE) / EVIDENCE_SCALE);
}
