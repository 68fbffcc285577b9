import { sigmoid } from "../math/statistics.ts";
import { CONFIDENCE_WEIGHTS } from "./confidence-weights.ts";
import type { Feature, Features } from "./features.ts";

/**
 * Evidence, in nats, at which a routine of a usual home is as likely real as not, and nats by which its odds grow
 * e-fold. People's acts are not independent of each other, so that evidence counts less than it would.
 */
const EVEN_EVIDENCE = 6;
const EVIDENCE_SCALE = 2.5;

/**
 * The probability that a firing in the coming two weeks is wanted, 0..1. Either the routine is real and lives on, and is
 * right as often as a real one; or it is not, and right by chance (the two groups of Efron, Microarrays, empirical Bayes
 * and the two-groups model, 2008). How often a real one is right is a logistic regression on a few features of which
 * each can only help or only harm; its weights are fitted by `pnpm fit` on what routines did in the weeks after those in
 * which they were found, over simulated homes that nothing is judged by.
 *
 * @param alive probability that people go on with it, 0..1
 */
export function confidenceOf(features: Features, alive: number): number {
  const { intercept, weights } = CONFIDENCE_WEIGHTS;
  let logOdds: number = intercept;
  for (const [feature, weight] of Object.entries(weights)) logOdds += weight * features[feature as Feature];
  const lives = realOf(features) * alive;
  return lives * sigmoid(logOdds) + (1 - lives) * features.chance;
}

/** The probability that a routine is no chance, 0..1. */
export function realOf({ evidence, prior }: Pick<Features, "evidence" | "prior">): number {
  return sigmoid((evidence - EVEN_EVIDENCE) / EVIDENCE_SCALE + prior);
}
