import type { Habit } from "../../packages/simulator/src/index.ts";
import { ActSet } from "./firings.ts";
import type { Firing } from "./replayed.ts";

/** People take back what an automation did, or correct it, within this time. */
const TAKEN_BACK_WITHIN_MS = 10 * 60_000;

/** The acts of a habit, from a moment on, that firings would have done for the people: how many. */
export function savedActs(habit: Habit, firings: readonly Firing[], from: number): number {
  const done = new ActSet(firings);
  return habit.acts.filter((act) => act.at >= from && done.has(act)).length;
}

/**
 * The acts by which people correct an automation that a change of it would have spared them: it does what they want by
 * itself, or it does nothing any more at that time.
 *
 * @param firings of the automation as changed
 */
export function sparedActs(habit: Habit, firings: readonly Firing[], from: number): number {
  const done = new ActSet(firings);
  return habit.acts.filter(({ at, entityId, ...act }) => {
    if (at < from) return false;
    if (done.has({ at, entityId })) return true;
    return !firings.some(
      (one) =>
        one.entityId === entityId && one.at <= at && one.at > at - TAKEN_BACK_WITHIN_MS && one.target !== act.state,
    );
  }).length;
}
