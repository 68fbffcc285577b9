import { candidatesLike } from "../candidates/candidates-of.ts";
import { type TriggerPool, triggerPool } from "../candidates/trigger-pool.ts";
import { type Candidate, verdictOf } from "../judge/candidate.ts";
import type { Verdict } from "../judge/judge.ts";
import { ALL_DAYS, type Condition, type Trigger } from "../judge/routine.ts";
import type { Range } from "../time/range.ts";
import { validationStart, type World } from "../world/world.ts";
import { areAlike } from "./alike.ts";
import { gainOf } from "./select.ts";

/** A daily routine found again within this many minutes is the same. */
const SAME_MINUTES = 30;

/** The earlier days, and what may set a routine off in them. */
export interface Training {
  readonly range: Range;
  readonly pool: TriggerPool;
}

/** null when the history is too short to keep days apart. */
export function trainingOf(world: World, acts: Float64Array): Training | null {
  const until = validationStart(world);
  if (until === null) return null;
  const range = { from: world.range.from, until };
  return { range, pool: triggerPool(world, acts, range) };
}

/** A routine as the earlier days alone show it, and how it did on the later ones. */
export interface Earlier {
  readonly candidate: Candidate;
  readonly later: Verdict;
}

/**
 * Finds the routine again from the earlier days alone and replays what was found over the later ones. null when the
 * history is too short, or the earlier days do not show the routine yet.
 */
export function validate(world: World, candidate: Candidate, training: Training | null): Earlier | null {
  if (training === null) return null;
  const { pool, range } = training;
  const earlier = candidatesLike(world, candidate.habitat, candidate.trigger, pool, range)
    .filter(
      (other) => sameTrigger(other.trigger, candidate.trigger) && overlapping(other.conditions, candidate.conditions),
    )
    .sort((a, b) => gainOf(b) - gainOf(a))[0];
  if (!earlier) return null;
  return { candidate: earlier, later: verdictOf(world, earlier, { from: range.until, until: world.range.until }) };
}

function sameTrigger(a: Trigger, b: Trigger): boolean {
  return areAlike(a, b, SAME_MINUTES, (wait, other) => wait > 0 === other > 0);
}

/** Whether the weekdays of both have at least half in common. */
function overlapping(a: readonly Condition[], b: readonly Condition[]): boolean {
  const days = (conditions: readonly Condition[]) =>
    conditions.find((one) => one.kind === "weekdays")?.days ?? ALL_DAYS;
  return (days(a) & days(b)) !== 0;
}
