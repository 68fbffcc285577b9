import { Actor } from "../event-log.ts";
import type { ExistingAutomation } from "../home.ts";
import { Outcome } from "../judge/replay.ts";
import { ALL_DAYS, type Trigger } from "../judge/routine.ts";
import { lastAtOrBefore } from "../math/search.ts";
import { HOUR } from "../time/local-clock.ts";
import { weekdayNames } from "../words/automation.ts";
import { actionFor } from "../world/setters.ts";
import type { World } from "../world/world.ts";
import type { Routine } from "./routines.ts";

/** Daily triggers this close are the same. */
const SAME_MINUTES = 45;
/** A share of firings that an automation had served already, above which the routine is its work. */
const SERVED_SHARE = 0.5;

export interface Coverage {
  /** Everything the routine does is done by automations already. */
  readonly whole: boolean;
  /** The automation that does part of it: for other days or other entities. */
  readonly partly: ExistingAutomation | null;
}

/** Compares a routine with the automations of the home. */
export function coverageOf(world: World, routine: Routine): Coverage {
  const near = world.home.automations.filter((automation) => hasTrigger(automation, routine.trigger));
  const served = (automation: ExistingAutomation) =>
    routine.parts.filter((part) => doesAct(world, automation, part.habitat.entityId, part.habitat.target)).length;
  const days = routine.conditions.find((condition) => condition.kind === "weekdays")?.days ?? ALL_DAYS;
  const whole = near.some((automation) => served(automation) === routine.parts.length && coversDays(automation, days));
  return {
    whole: whole || routine.parts.every((part) => isServed(part)),
    partly:
      world.home.automations.find((automation) => served(automation) > 0 && isAlike(automation, routine.trigger)) ??
      null,
  };
}

/** Whether an automation had brought it about just before most of the firings. */
function isServed({ habitat, verdict }: Routine["parts"][number]): boolean {
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

function hasTrigger(automation: ExistingAutomation, trigger: Trigger): boolean {
  return automation.triggers.some((one) => {
    const kind = one.trigger ?? one.platform;
    const ids = listOf(one.entity_id);
    if (trigger.kind === "time" && kind === "time") {
      return listOf(one.at).some((at) => {
        const minute = minuteOf(at);
        return minute !== null && Math.abs(minute - trigger.minute) <= SAME_MINUTES;
      });
    }
    if (trigger.kind === "sun" && kind === "sun") return one.event === trigger.event;
    if (trigger.kind === "state" && kind === "state") {
      return ids.includes(trigger.entityId) && (one.to === undefined || listOf(one.to).includes(trigger.to));
    }
    if (trigger.kind === "numeric" && kind === "numeric_state") {
      return ids.includes(trigger.entityId) && one[trigger.direction] !== undefined;
    }
    return false;
  });
}

/** Whether the automation has an action that reaches the target: on the entity itself, its device, area or group. */
export function doesAct(world: World, automation: ExistingAutomation, entityId: string, target: string): boolean {
  const verb = actionFor(entityId, target)?.action.split(".")[1];
  const info = world.info(entityId);
  return actionsWithin(automation.actions).some((action) => {
    const name = action.action ?? action.service;
    if (typeof name !== "string" || name.split(".")[1] !== verb) return false;
    const where = (action.target ?? action) as Record<string, unknown>;
    const isNamed = listOf(where.entity_id).some(
      (id) => id === entityId || world.info(id)?.members?.includes(entityId),
    );
    const isIn = (key: string, value: string | undefined) => value !== undefined && listOf(where[key]).includes(value);
    return isNamed || isIn("device_id", info?.deviceId) || isIn("area_id", info?.areaId);
  });
}

/** Actions at any depth: within choose, if, sequence, parallel and repeat. */
export function actionsWithin(value: unknown): Record<string, unknown>[] {
  if (Array.isArray(value)) return value.flatMap(actionsWithin);
  if (typeof value !== "object" || value === null) return [];
  const fields = value as Record<string, unknown>;
  const nested = ["choose", "default", "sequence", "then", "else", "parallel", "repeat"].flatMap((key) =>
    actionsWithin(fields[key]),
  );
  return typeof (fields.action ?? fields.service) === "string" ? [fields, ...nested] : nested;
}

function coversDays(automation: ExistingAutomation, days: number): boolean {
  const limit = automation.conditions
    .map((condition) => (condition as Record<string, unknown> | null)?.weekday)
    .find((weekday) => weekday !== undefined);
  return limit === undefined || weekdayNames(days).every((day) => listOf(limit).includes(day));
}

/** Both keep to a time of the day, or both to the same entity. */
function isAlike(automation: ExistingAutomation, trigger: Trigger): boolean {
  if (trigger.kind !== "time" && trigger.kind !== "sun") return hasTrigger(automation, trigger);
  return automation.triggers.some((one) => ["time", "sun"].includes(String(one.trigger ?? one.platform)));
}

function listOf(value: unknown): string[] {
  if (value === undefined || value === null) return [];
  return (Array.isArray(value) ? value : [value]).map(String);
}

function minuteOf(at: string): number | null {
  const match = /^(\d{1,2}):(\d{2})/.exec(at);
  return match ? Number(match[1]) * 60 + Number(match[2]) : null;
}
