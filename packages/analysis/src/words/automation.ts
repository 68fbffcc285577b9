import type { Condition, Trigger } from "../judge/routine.ts";
import type { Automation } from "../results.ts";
import { type Call, callsFor, type Deed } from "../world/setters.ts";
import { statesOff } from "../world/settings.ts";
import { people, type World } from "../world/world.ts";

/** Coming back from an outage is no change to people, but to Home Assistant it is one. */
const SILENT = ["unavailable", "unknown"];

const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

export function weekdayNames(days: number): string[] {
  return WEEKDAYS.filter((_, day) => (days >> day) & 1);
}

/** Writes a routine as a Home Assistant automation, in today's key names. */
export function toAutomation(
  world: World,
  routine: { trigger: Trigger; conditions: readonly Condition[]; deeds: readonly Deed[] },
  words: { alias: string; description: string },
): Automation {
  return {
    alias: words.alias,
    description: words.description,
    triggers: triggersOf(world, routine.trigger),
    conditions: [
      ...presenceConditions(world, routine.trigger),
      ...conditionsOf(world, routine.conditions),
      ...routine.deeds.flatMap((deed) => whileOn(world, deed)),
    ],
    actions: actionsOf(routine.deeds),
    mode: "single",
  };
}

/** What is only set, and may be off, is left alone while it is. */
function whileOn(world: World, { entityId, target }: Deed): Record<string, unknown>[] {
  const state = statesOff(world, entityId, target);
  return state.length === 0
    ? []
    : [{ condition: "not", conditions: [{ condition: "state", entity_id: entityId, state }] }];
}

function triggersOf(world: World, trigger: Trigger): Record<string, unknown>[] {
  switch (trigger.kind) {
    case "time":
      return [{ trigger: "time", at: clockTime(trigger.minute) }];
    case "sun":
      return [
        {
          trigger: "sun",
          event: trigger.event,
          ...(trigger.offsetMinutes !== 0 && { offset: signedDuration(trigger.offsetMinutes * 60_000) }),
        },
      ];
    case "state":
      return [
        { trigger: "state", entity_id: [trigger.entityId], not_from: SILENT, to: trigger.to, ...held(trigger.forMs) },
      ];
    case "numeric":
      return [
        {
          trigger: "numeric_state",
          entity_id: [trigger.entityId],
          [trigger.direction]: trigger.limit,
          ...held(trigger.forMs),
        },
      ];
    case "presence": {
      const ids = people(world.log).map((person) => person.entityId);
      if (trigger.change === "first_comes") {
        return [{ trigger: "state", entity_id: ids, not_from: SILENT, to: "home" }];
      }
      return [{ trigger: "state", entity_id: ids, from: "home", not_to: SILENT, ...held(trigger.forMs) }];
    }
  }
}

/** What makes "a person came or left" into "the first came" and "the last left". */
function presenceConditions(world: World, trigger: Trigger): Record<string, unknown>[] {
  if (trigger.kind !== "presence") return [];
  const ids = people(world.log).map((person) => person.entityId);
  if (trigger.change === "last_leaves") return [nobodyOf(ids)];
  // The one who came is home by now: no two of them may be.
  const pairs = ids.flatMap((first, i) => ids.slice(i + 1).map((second) => [first, second]));
  if (pairs.length === 0) return [];
  return [{ condition: "not", conditions: pairs.map((pair) => ({ condition: "and", conditions: pair.map(atHome) })) }];
}

function atHome(id: string): Record<string, unknown> {
  return { condition: "state", entity_id: id, state: "home" };
}

function nobodyOf(ids: readonly string[]): Record<string, unknown> {
  return { condition: "not", conditions: ids.map(atHome) };
}

export function conditionsOf(world: World, conditions: readonly Condition[]): Record<string, unknown>[] {
  return conditions.map((one) => conditionOf(world, one));
}

function conditionOf(world: World, condition: Condition): Record<string, unknown> {
  switch (condition.kind) {
    case "weekdays":
      return { condition: "time", weekday: weekdayNames(condition.days) };
    case "window":
      return { condition: "time", after: clockTime(condition.from), before: clockTime(condition.to) };
    case "sun":
      return condition.down
        ? {
            condition: "or",
            conditions: [
              { condition: "sun", after: "sunset" },
              { condition: "sun", before: "sunrise" },
            ],
          }
        : { condition: "sun", after: "sunrise", before: "sunset" };
    case "numeric":
      return { condition: "numeric_state", entity_id: condition.entityId, [condition.direction]: condition.limit };
    case "state":
      return { condition: "state", entity_id: condition.entityId, state: condition.state };
    case "somebody_home":
      return {
        condition: "or",
        conditions: people(world.log).map((person) => atHome(person.entityId)),
      };
  }
}

/** One action per kind, with all its entities. */
function actionsOf(deeds: readonly Deed[]): Record<string, unknown>[] {
  const calls = new Map<string, { call: Call; ids: string[] }>();
  for (const deed of deeds) {
    for (const call of callsFor(deed)) {
      const key = JSON.stringify(call);
      const known = calls.get(key);
      if (known) known.ids.push(deed.entityId);
      else calls.set(key, { call, ids: [deed.entityId] });
    }
  }
  return [...calls.values()].map(({ call, ids }) => ({
    action: call.action,
    target: { entity_id: ids },
    ...(call.data && { data: call.data }),
  }));
}

/** `HH:MM:SS` of a minute of the day. */
export function clockTime(minute: number): string {
  const whole = ((Math.round(minute) % 1440) + 1440) % 1440;
  return `${two(Math.floor(whole / 60))}:${two(whole % 60)}:00`;
}

function duration(ms: number): string {
  const seconds = Math.round(ms / 1000);
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

function signedDuration(ms: number): string {
  return `${ms < 0 ? "-" : "+"}${duration(Math.abs(ms))}`;
}

function held(forMs: number): { for?: string } {
  return forMs > 0 ? { for: duration(forMs) } : {};
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}
