import { type Candidate, logChance } from "./candidate.ts";
import type { Verdict } from "./judge.ts";

/**
 * What tells how often a real routine is right: numbers without a unit, of which more is better (`-1`: worse). None of them knows a
 * device, a room or a time of the day.
 */
export const FEATURES = {
  /** Log odds of how often it was right, shrunken towards what is usual. */
  reliability: 1,
  /** How much better than that the routine found from earlier days did on the later ones, in log odds. */
  later: 1,
  /** Conditions that were learnt; that somebody is home need not be. */
  conditions: -1,
} as const;
export type Feature = keyof typeof FEATURES;
export interface Features extends Readonly<Record<Feature, number>> {
  /** Evidence against chance, in nats, after paying for everything that was tried. */
  readonly evidence: number;
  /** How much less likely routines are in this home than in a usual one, in log odds up to 0. */
  readonly prior: number;
  /** How often it would be right by chance, 0..1. */
  readonly chance: number;
}

/** A usual routine is right four times of six, which counts as if it had been seen (a beta prior). */
const USUAL = { hits: 4, wrong: 2 };
/** Firings after which what was seen counts as much as what was expected. */
const SHRINKAGE = 4;
/** More than this, in log odds, a few days do not tell about the others: they may have been odd ones. */
const MOST_SURPRISE = 1.5;
/** A rate that follows from few acts is no promise. */
const MOST_BY_CHANCE = 0.5;

/**
 * @param prior how much less likely routines are in this home than in a usual one, in log odds up to 0
 * @param later how the same routine, found from earlier days alone, did on the later ones; null when it was not found
 */
export function featuresOf(
  candidate: Candidate,
  prior: number,
  later: Pick<Verdict, "hits" | "wrong"> | null,
): Features {
  const { verdict, conditions, baseRate } = candidate;
  const { hits, wrong } = verdict;
  const right = (hits + USUAL.hits) / (hits + wrong + USUAL.hits + USUAL.wrong);
  return {
    evidence: -logChance(candidate),
    prior,
    reliability: logit(right),
    later: later === null ? 0 : bounded(logit(shrunken(later, right)) - logit(right)),
    conditions: conditions.filter(({ kind }) => kind !== "somebody_home").length,
    chance: Math.min(MOST_BY_CHANCE, baseRate),
  };
}

function shrunken({ hits, wrong }: Pick<Verdict, "hits" | "wrong">, expected: number): number {
  return (hits + SHRINKAGE * expected) / (hits + wrong + SHRINKAGE);
}

function bounded(surprise: number): number {
  return Math.max(-MOST_SURPRISE, Math.min(MOST_SURPRISE, surprise));
}

function logit(share: number): number {
  return Math.log(share / (1 - share));
}
