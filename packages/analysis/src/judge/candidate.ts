import type { Range } from "../time/range.ts";
import type { Habitat } from "../world/acts.ts";
import type { World } from "../world/world.ts";
import { firingsOf } from "./firings.ts";
import { whereAllHold } from "./holds.ts";
import { judge, type Verdict } from "./judge.ts";
import type { Condition, Trigger } from "./routine.ts";

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

/** Kinds of candidates that are each searched for the best explanation of a habitat. */
const GENERATORS = 5;

/** Natural logarithm of the chance to find such a candidate anywhere in a habitat without routines. */
export function logChance(candidate: Candidate): number {
  return Math.min(0, candidate.logP + candidate.logTests + Math.log(GENERATORS));
}

/** How reliable the routine was, shrunken towards one half: 0..1. */
export function precisionOf({ verdict }: Candidate): number {
  return (verdict.hits + 1.25) / (verdict.hits + verdict.wrong + 2.5);
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

/** The candidate without the acts that other routines already do, with the share of its evidence that the others are. */
export function withoutTaken(world: World, candidate: Candidate, taken: Uint8Array): Candidate {
  const verdict = verdictOf(world, candidate, candidate.life, taken);
  if (verdict.taken === 0) return candidate;
  return {
    ...candidate,
    verdict,
    logP: (candidate.logP * verdict.hits) / candidate.verdict.hits,
  };
}
