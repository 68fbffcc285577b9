import type { Candidate } from "../judge/candidate.ts";
import { fitLine } from "../math/statistics.ts";
import { MINUTE } from "../time/local-clock.ts";
import type { World } from "../world/world.ts";

/** An explanation that the acts move away from by this many standard errors is not theirs … */
const MOVES = 3;
/** … when they keep to the other one better by this many. */
const CLEARER_BY = 1.5;
/** Explanations of the same acts have at least this share of them in common. */
const SAME_ACTS = 0.7;

/**
 * Leaves out clock times where the acts move with the sun through the season, and sun times where they keep to the
 * clock. Where the history cannot tell, both stay.
 */
export function tellClockFromSun(world: World, candidates: readonly Candidate[]): Candidate[] {
  const refuted = new Set<Candidate>();
  for (const clock of candidates) {
    if (clock.trigger.kind !== "time") continue;
    for (const sun of candidates) {
      if (sun.trigger.kind !== "sun" || !shareActs(clock, sun)) continue;
      const byClock = movement(world, clock);
      const bySun = movement(world, sun);
      if (byClock > MOVES && byClock > bySun + CLEARER_BY) refuted.add(clock);
      else if (bySun > MOVES && bySun > byClock + CLEARER_BY) refuted.add(sun);
    }
  }
  return candidates.filter((candidate) => !refuted.has(candidate));
}

function shareActs(a: Candidate, b: Candidate): boolean {
  const actsOf = (candidate: Candidate) => new Set(candidate.verdict.acts.filter((act) => act >= 0));
  const [first, second] = [actsOf(a), actsOf(b)];
  return [...first].filter((act) => second.has(act)).length >= SAME_ACTS * Math.min(first.size, second.size);
}

/** How surely the acts wander off from the explanation over the days: the slope in standard errors. */
function movement(world: World, { habitat, verdict }: Candidate): number {
  const days: number[] = [];
  const delays: number[] = [];
  verdict.acts.forEach((act, i) => {
    if (act < 0) return;
    days.push(world.clock.day(verdict.firings[i]!));
    delays.push((habitat.times[act]! - verdict.firings[i]!) / MINUTE);
  });
  if (days.length < 4) return 0;
  const line = fitLine(days, delays);
  return line.error > 0 ? Math.abs(line.slope) / line.error : 0;
}
