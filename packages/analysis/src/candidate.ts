import type { Habitat } from "./acts.ts";
import { firingsOf } from "./firings.ts";
import { whereAllHold } from "./holds.ts";
import { judge, Outcome, type Verdict } from "./replay.ts";
import type { Condition, Range, Trigger } from "./routine.ts";
import { logBinomialTail } from "./statistics.ts";
import type { World } from "./world.ts";

/** A possible routine: when this happens, under these conditions, people bring that about. */
export interface Candidate {
  readonly habitat: Habitat;
  readonly trigger: Trigger;
  readonly conditions: readonly Condition[];
  /** How long after a firing an act still shows that it was wanted. */
  readonly toleranceMs: number;
  /** Chance that an opportunity is followed by the act although there is no routine. */
  readonly baseRate: number;
  /** Natural logarithm of the chance that no routine explains what was seen. */
  readonly logP: number;
  /** Natural logarithm of how many alternatives were tried for this habitat to find this one. */
  readonly logTests: number;
  /** From when to when the routine was alive; the whole history for most. */
  readonly life: Range;
  readonly verdict: Verdict;
}

/** When the trigger fired with all conditions fulfilled. */
export function fire(world: World, trigger: Trigger, conditions: readonly Condition[], range: Range): Float64Array {
  return whereAllHold(world, conditions, firingsOf(world, trigger, range));
}

export function verdictOf(
  world: World,
  candidate: Pick<Candidate, "habitat" | "trigger" | "conditions" | "toleranceMs">,
  range: Range,
  taken?: Uint8Array,
): Verdict {
  const firings = fire(world, candidate.trigger, candidate.conditions, range);
  return judge(candidate.habitat, firings, candidate.toleranceMs, world.range.until, taken);
}

/** The candidate with its evidence computed anew, without the acts that other routines already do. */
export function withoutTaken(world: World, candidate: Candidate, taken: Uint8Array): Candidate {
  const verdict = verdictOf(world, candidate, candidate.life, taken);
  if (verdict.taken === 0) return candidate;
  return {
    ...candidate,
    verdict,
    logP: logBinomialTail(verdict.hits, verdict.hits + verdict.wrong, candidate.baseRate),
  };
}

/**
 * When the routine was alive, seen from its firings: misses at the beginning or the end that a living routine of this
 * reliability would show with less than 2 % chance mean that it began late or has stopped.
 */
export function lifeOf(verdict: Verdict, range: Range): { life: Range; dead: boolean; late: boolean } {
  const judged: number[] = [];
  verdict.outcomes.forEach((outcome, i) => {
    if (outcome === Outcome.hit || outcome === Outcome.wrong || outcome === Outcome.taken) judged.push(i);
  });
  const isHit = judged.map((i) => verdict.outcomes[i] !== Outcome.wrong);
  const first = isHit.indexOf(true);
  const last = isHit.lastIndexOf(true);
  if (first < 0) return { life: range, dead: false, late: false };
  const alive = isHit.slice(first, last + 1);
  const missRate = 1 - (alive.filter(Boolean).length + 0.5) / (alive.length + 1);
  const unlikely = (misses: number) => misses >= 3 && missRate ** misses < 0.02;
  const late = unlikely(first);
  const dead = unlikely(isHit.length - 1 - last);
  return {
    life: {
      from: late ? verdict.firings[judged[first]!]! : range.from,
      until: dead ? verdict.firings[judged[last]!]! + 1 : range.until,
    },
    dead,
    late,
  };
}
