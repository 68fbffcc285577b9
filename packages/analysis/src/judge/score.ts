import type { Candidate } from "./candidate.ts";

/** Prior belief about a real routine's reliability, worth this many firings. */
const PRIOR_PRECISION = 0.5;
const PRIOR_WEIGHT = 2.5;

/**
 * Evidence, in nats, at which a routine is as likely real as not, and nats by which its odds grow e-fold. People's acts
 * are not independent of each other, so that evidence counts less than it would.
 */
const EVEN_EVIDENCE = 6;
const EVIDENCE_SCALE = 3;

/** Kinds of candidates that are each searched for the best explanation of a habitat. */
const GENERATORS = 5;

export interface Scored extends Candidate {
  /** Share of candidates at least this convincing that are chance (Benjamini and Hochberg, 1995). */
  readonly falseDiscoveryRate: number;
  /** Probability that a coming firing is wanted: that the routine is real, times how reliable it is. */
  readonly confidence: number;
}

/** How reliable the routine is, shrunken towards the prior: 0..1. */
export function precisionOf({ verdict }: Candidate): number {
  return (verdict.hits + PRIOR_PRECISION * PRIOR_WEIGHT) / (verdict.hits + verdict.wrong + PRIOR_WEIGHT);
}

/** Natural logarithm of the chance to find such a candidate anywhere in a habitat without routines. */
export function logChance(candidate: Candidate): number {
  return Math.min(0, candidate.logP + candidate.logTests + Math.log(GENERATORS));
}

/**
 * Scores candidates against all that were tried in the home.
 *
 * @param habitats how many habitats were searched
 */
export function scoreAll(candidates: readonly Candidate[], habitats: number): Scored[] {
  const sorted = [...candidates].sort((a, b) => logChance(a) - logChance(b));
  // One discovery per habitat: several explanations of the same acts are not several discoveries.
  const seen = new Set<unknown>();
  return sorted.map((candidate) => {
    seen.add(candidate.habitat);
    return score(candidate, Math.exp(logChance(candidate)) * (habitats / seen.size));
  });
}

export function score(candidate: Candidate, falseDiscoveryRate: number): Scored {
  const real = 1 / (1 + Math.exp((EVEN_EVIDENCE + logChance(candidate)) / EVIDENCE_SCALE));
  return { ...candidate, falseDiscoveryRate, confidence: real * precisionOf(candidate) };
}
