import type { World } from "../world/world.ts";
import { type Candidate, logChance } from "./candidate.ts";
import { confidenceOf } from "./confidence.ts";
import { featuresOf } from "./features.ts";

export interface Scored extends Candidate {
  /** Share of candidates at least this convincing that are chance (Benjamini and Hochberg, 1995). */
  readonly falseDiscoveryRate: number;
  /** Probability that a coming firing is wanted, as far as the days that found it can tell. */
  readonly confidence: number;
}

/**
 * Scores candidates against all that were tried in the home.
 *
 * @param habitats how many habitats were searched
 */
export function scoreAll(world: World, candidates: readonly Candidate[], habitats: number): Scored[] {
  const sorted = [...candidates].sort((a, b) => logChance(a) - logChance(b));
  // One discovery per habitat: several explanations of the same acts are not several discoveries.
  const seen = new Set<unknown>();
  return sorted.map((candidate) => {
    seen.add(candidate.habitat);
    return score(world, candidate, Math.exp(logChance(candidate)) * (habitats / seen.size));
  });
}

export function score(world: World, candidate: Candidate, falseDiscoveryRate: number): Scored {
  return { ...candidate, falseDiscoveryRate, confidence: confidenceOf(featuresOf(world, candidate, null)) };
}
