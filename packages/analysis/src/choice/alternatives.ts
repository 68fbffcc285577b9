import { Outcome } from "../judge/judge.ts";
import type { Trigger } from "../judge/routine.ts";
import type { Scored } from "../judge/score.ts";
import { MINUTE } from "../time/local-clock.ts";
import { areAlike } from "./alike.ts";

const MAX_ALTERNATIVES = 2;
/** Candidates are of one family when one explains this share of the acts of the other. */
const SAME_ACTS = 0.5;
/** Daily triggers, and waits, this close are no choice for a person. */
const NEAR_MINUTES = 15;

/**
 * The best other explanations of the acts that a candidate explains, the best first: what a person might prefer. Each
 * has a trigger that differs from the others.
 *
 * @param gain what a candidate is worth
 */
export function alternativesTo(
  chosen: Scored,
  candidates: readonly Scored[],
  gain: (candidate: Scored) => number,
): Scored[] {
  const own = hitsOf(chosen);
  const family = candidates
    .filter((other) => other.habitat === chosen.habitat && gain(other) > 0 && !isAlike(other.trigger, chosen.trigger))
    .filter((other) => sharedWith(own, other) >= SAME_ACTS * own.size)
    .sort((a, b) => gain(b) - gain(a));
  const kept: Scored[] = [];
  for (const candidate of family) {
    if (kept.some((other) => isAlike(other.trigger, candidate.trigger))) continue;
    kept.push(candidate);
    if (kept.length === MAX_ALTERNATIVES) break;
  }
  return kept;
}

/** Indices of the acts that a candidate would have done. */
function hitsOf({ verdict }: Scored): Set<number> {
  return new Set(verdict.acts.filter((_, i) => verdict.outcomes[i] === Outcome.hit));
}

function sharedWith(acts: ReadonlySet<number>, { verdict }: Scored): number {
  let shared = 0;
  verdict.acts.forEach((act, i) => {
    if (verdict.outcomes[i] === Outcome.hit && acts.has(act)) shared++;
  });
  return shared;
}

/** Whether a person would see no difference worth choosing between. */
function isAlike(a: Trigger, b: Trigger): boolean {
  return areAlike(a, b, NEAR_MINUTES, (wait, other) => Math.abs(wait - other) <= NEAR_MINUTES * MINUTE);
}
