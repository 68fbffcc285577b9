import type { Candidate } from "./candidate.ts";
import { replayCounts } from "./evidence.ts";
import { candidatesOf } from "./mine.ts";
import type { ReplayCounts } from "./results.ts";
import { ALL_DAYS, type Condition, type Trigger } from "./routine.ts";
import { validationStart, type World } from "./world.ts";

/** A daily routine found again within this many minutes is the same. */
const SAME_MINUTES = 30;

/**
 * Finds the routine again from the earlier days alone and replays what was found over the later ones. null when the
 * history is too short, or the earlier days do not show the routine yet.
 */
export function validate(world: World, candidate: Candidate): ReplayCounts | null {
  const start = validationStart(world);
  if (start === null) return null;
  const earlier = candidatesOf(world, candidate.habitat, { from: world.range.from, until: start })
    .filter(
      (other) => sameTrigger(other.trigger, candidate.trigger) && overlapping(other.conditions, candidate.conditions),
    )
    .sort((a, b) => a.logP + a.logTests - (b.logP + b.logTests))[0];
  if (!earlier) return null;
  return replayCounts(world, earlier, { from: start, until: world.range.until });
}

function sameTrigger(a: Trigger, b: Trigger): boolean {
  if (a.kind === "time" && b.kind === "time") {
    const apart = Math.abs(a.minute - b.minute);
    return Math.min(apart, 1440 - apart) <= SAME_MINUTES;
  }
  if (a.kind === "sun" && b.kind === "sun") {
    return a.event === b.event && Math.abs(a.offsetMinutes - b.offsetMinutes) <= SAME_MINUTES;
  }
  if (a.kind === "state" && b.kind === "state")
    return a.entityId === b.entityId && a.to === b.to && a.forMs > 0 === b.forMs > 0;
  if (a.kind === "numeric" && b.kind === "numeric") return a.entityId === b.entityId && a.direction === b.direction;
  return a.kind === "presence" && b.kind === "presence" && a.change === b.change;
}

/** Whether the weekdays of both have at least half in common. */
function overlapping(a: readonly Condition[], b: readonly Condition[]): boolean {
  const days = (conditions: readonly Condition[]) =>
    conditions.find((one) => one.kind === "weekdays")?.days ?? ALL_DAYS;
  return (days(a) & days(b)) !== 0;
}
