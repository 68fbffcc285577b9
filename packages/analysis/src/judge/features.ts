import { type Candidate, logChance } from "./candidate.ts";
import { Outcome } from "./judge.ts";

/** The same routine found from earlier days alone: how it did on the later ones. null where it was not found. */
export interface Check {
  /** When the later days begin, epoch ms. */
  readonly from: number;
  readonly later: { readonly hits: number; readonly wrong: number } | null;
}

/**
 * What tells how often a real routine is right: numbers without a unit, of which more is better (`-1`: worse). None of them knows a
 * device, a room or a time of the day.
 */
export const FEATURES = {
  /** Log odds of how often it was right, shrunken towards one half. */
  reliability: 1,
  /** How much better than that the routine found from earlier days did on the later ones, in log odds. */
  later: 1,
  /** 0..1: that many of its right firings lie in the earlier days, and still they did not show it. */
  unfound: -1,
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

/** Firings after which what was seen counts as much as what was expected. */
const SHRINKAGE = 4;
/** More than this, in log odds, a few days do not tell about the others: they may have been odd ones. */
const MOST_SURPRISE = 1.5;
/** A rate that follows from few acts is no promise. */
const MOST_BY_CHANCE = 0.5;
/** So many right firings in the earlier days should have shown the routine. */
const SHOWN_BY = 5;

/**
 * @param prior how much less likely routines are in this home than in a usual one, in log odds up to 0
 * @param check how the routine did on days kept apart; null when there are none (yet)
 */
export function featuresOf(candidate: Candidate, prior: number, check: Check | null): Features {
  const { verdict, conditions, baseRate } = candidate;
  const { hits, wrong } = verdict;
  const right = (hits + 1) / (hits + wrong + 2);
  const later = check?.later ?? { hits: 0, wrong: 0 };
  return {
    evidence: -logChance(candidate),
    prior,
    reliability: logit(right),
    later: bounded(logit(shrunken(later, right)) - logit(right)),
    unfound: check !== null && check.later === null ? Math.min(1, hitsBefore(candidate, check.from) / SHOWN_BY) : 0,
    conditions: conditions.filter(({ kind }) => kind !== "somebody_home").length,
    chance: Math.min(MOST_BY_CHANCE, baseRate),
  };
}

function hitsBefore({ verdict }: Candidate, time: number): number {
  let hits = 0;
  verdict.outcomes.forEach((outcome, i) => {
    if (outcome === Outcome.hit && verdict.firings[i]! < time) hits++;
  });
  return hits;
}

function shrunken({ hits, wrong }: { hits: number; wrong: number }, expected: number): number {
  return (hits + SHRINKAGE * expected) / (hits + wrong + SHRINKAGE);
}

function bounded(surprise: number): number {
  return Math.max(-MOST_SURPRISE, Math.min(MOST_SURPRISE, surprise));
}

function logit(share: number): number {
  return Math.log(share / (1 - share));
}
