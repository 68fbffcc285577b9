import { Actor } from "../event-log.ts";
import type { ExistingAutomation } from "../home.ts";
import { Outcome } from "../judge/judge.ts";
import { ALL_DAYS, type Trigger } from "../judge/routine.ts";
import { firstAtOrAfter, lastAtOrBefore } from "../math/search.ts";
import { HOUR, MINUTE } from "../time/local-clock.ts";
import { weekdayNames } from "../words/automation.ts";
import { actionsWithin, listOf, minuteOf, reaches, triggersOf, weekdaysOf } from "../world/existing.ts";
import type { World } from "../world/world.ts";
import type { Routine } from "./routines.ts";

type Part = Routine["parts"][number];

/** Daily triggers this close are the same. */
const SAME_MINUTES = 20;
/** An automation that ran this close to this share of a routine's firings does it already. */
const NEAR_DAILY_MS = SAME_MINUTES * MINUTE;
const NEAR_MS = 10 * MINUTE;
const RAN_SHARE = 0.7;
/** A share of firings that an automation had served already, above which the routine is its work. */
const SERVED_SHARE = 0.5;

export interface Coverage {
  /** The parts that automations do already, and those that none does. */
  readonly done: readonly Part[];
  readonly rest: readonly Part[];
  /** The automation that does part of it: at another time, on other days or for other entities. */
  readonly partly: ExistingAutomation | null;
}

/** Compares a routine with the automations of the home: with what they say, and with what they were seen to do. */
export function coverageOf(world: World, routine: Routine): Coverage {
  const { done = [], rest = [] } = Object.groupBy(routine.parts, (part) =>
    isDone(world, routine, part) ? "done" : "rest",
  );
  const partly = world.home.automations.find(
    (automation) =>
      routine.parts.some((part) => doesAct(world, automation, part)) && isAlike(automation, routine.trigger),
  );
  return { done, rest, partly: partly ?? null };
}

function isDone(world: World, routine: Routine, part: Part): boolean {
  if (isServed(part)) return true;
  const days = routine.conditions.find((condition) => condition.kind === "weekdays")?.days ?? ALL_DAYS;
  return world.home.automations.some((automation) => {
    if (!doesAct(world, automation, part)) return false;
    const run = world.log.runs.find(({ name }) => name === automation.alias);
    // One that never ran may be switched off: then what it says counts.
    if (!run || run.times.length === 0) return hasTrigger(automation, routine.trigger) && coversDays(automation, days);
    const near = routine.trigger.kind === "time" || routine.trigger.kind === "sun" ? NEAR_DAILY_MS : NEAR_MS;
    return ranNear(run.times, part.verdict.firings, near) >= RAN_SHARE;
  });
}

/** Share of the firings that a run was near. */
function ranNear(runs: Float64Array, firings: Float64Array, nearMs: number): number {
  const near = firings.filter((firing) => {
    const next = firstAtOrAfter(runs, firing - nearMs);
    return next < runs.length && runs[next]! <= firing + nearMs;
  });
  return firings.length > 0 ? near.length / firings.length : 0;
}

/** Whether an automation had brought it about just before most of the firings. */
function isServed({ habitat, verdict }: Part): boolean {
  const { series } = habitat;
  let served = 0;
  verdict.outcomes.forEach((outcome, i) => {
    if (outcome !== Outcome.unneeded) return;
    const firing = verdict.firings[i]!;
    const row = lastAtOrBefore(series.times, firing + HOUR / 2);
    for (let j = row; j >= 0 && series.times[j]! > firing - HOUR; j--) {
      if (series.actors[j] === Actor.automation && habitat.reached[series.codes[j]!] === 1) {
        served++;
        return;
      }
    }
  });
  return served > verdict.firings.length * SERVED_SHARE;
}

/** Whether the automation has an action that brings the part about. */
function doesAct(world: World, automation: ExistingAutomation, { habitat }: Part): boolean {
  return actionsWithin(automation.actions).some((action) => reaches(world, action, habitat.entityId, habitat.target));
}

function hasTrigger(automation: ExistingAutomation, trigger: Trigger): boolean {
  return triggersOf(automation).some(({ kind, fields }) => {
    const ids = listOf(fields.entity_id);
    if (trigger.kind === "time" && kind === "time") {
      return [fields.at].flat().some((at) => {
        const minute = minuteOf(at);
        return minute !== null && Math.abs(minute - trigger.minute) <= SAME_MINUTES;
      });
    }
    if (trigger.kind === "sun" && kind === "sun") return fields.event === trigger.event;
    if (trigger.kind === "state" && kind === "state") {
      return ids.includes(trigger.entityId) && (fields.to === undefined || listOf(fields.to).includes(trigger.to));
    }
    if (trigger.kind === "numeric" && kind === "numeric_state") {
      return ids.includes(trigger.entityId) && fields[trigger.direction] !== undefined;
    }
    return false;
  });
}

function coversDays(automation: ExistingAutomation, days: number): boolean {
  const limit = weekdaysOf(automation);
  return limit === null || weekdayNames(days).every((day) => limit.includes(day));
}

/** Both keep to a time of the day, or both to the same entity. */
function isAlike(automation: ExistingAutomation, trigger: Trigger): boolean {
  if (trigger.kind !== "time" && trigger.kind !== "sun") return hasTrigger(automation, trigger);
  return triggersOf(automation).some(({ kind }) => kind === "time" || kind === "sun");
}
