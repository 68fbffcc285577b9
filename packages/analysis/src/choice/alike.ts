import type { Trigger } from "../judge/routine.ts";

/**
 * Whether two triggers are of one kind and on the same thing, with times of the day no more than `withinMinutes` apart
 * and waits that `areAlikeWaits` takes for alike (both in milliseconds).
 */
export function areAlike(
  a: Trigger,
  b: Trigger,
  withinMinutes: number,
  areAlikeWaits: (a: number, b: number) => boolean,
): boolean {
  if (a.kind === "time" && b.kind === "time") {
    const apart = Math.abs(a.minute - b.minute);
    return Math.min(apart, 1440 - apart) <= withinMinutes;
  }
  if (a.kind === "sun" && b.kind === "sun") {
    return a.event === b.event && Math.abs(a.offsetMinutes - b.offsetMinutes) <= withinMinutes;
  }
  if (a.kind === "state" && b.kind === "state") {
    return a.entityId === b.entityId && a.to === b.to && areAlikeWaits(a.forMs, b.forMs);
  }
  if (a.kind === "numeric" && b.kind === "numeric") return a.entityId === b.entityId && a.direction === b.direction;
  return a.kind === "presence" && b.kind === "presence" && a.change === b.change;
}
