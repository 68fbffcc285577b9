import { ALL_DAYS, type Condition, type Trigger, WEEKEND, WORKDAYS } from "../judge/routine.ts";
import type { Habitat } from "../world/acts.ts";
import { domainOf } from "../world/domains.ts";
import type { World } from "../world/world.ts";
import { clockTime } from "./automation.ts";

/** Plain words for routines. Clock times are 24 h. */

const DAY_NAMES = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/** `06:45` */
export function timeOfDay(minute: number): string {
  return clockTime(minute).slice(0, 5);
}

/** `every day`, `on workdays`, `at weekends`, `on Friday and Saturday`. */
export function daysInWords(days: number): string {
  if (days === ALL_DAYS) return "every day";
  if (days === WORKDAYS) return "on workdays";
  if (days === WEEKEND) return "at weekends";
  const missing = DAY_NAMES.filter((_, day) => !((days >> day) & 1));
  if (missing.length === 1) return `every day but ${missing[0]}`;
  return daysInRow(days) ?? `on ${list(DAY_NAMES.filter((_, day) => (days >> day) & 1))}`;
}

/** `from Sunday to Thursday`, for three days or more in a row; null for others. */
function daysInRow(days: number): string | null {
  const has = (day: number) => ((days >> (day % 7)) & 1) === 1;
  const first = DAY_NAMES.findIndex((_, day) => has(day) && !has(day + 6));
  let last = first;
  while (has(last + 1)) last++;
  const inRow = last - first + 1;
  const all = DAY_NAMES.filter((_, day) => has(day)).length;
  return inRow === all && inRow >= 3 ? `from ${DAY_NAMES[first]} to ${DAY_NAMES[last % 7]}` : null;
}

/** `a`, `a and b`, `a, b and c`. */
export function list(words: readonly string[]): string {
  if (words.length < 2) return words[0] ?? "";
  return `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

/** `45 seconds`, `10 minutes`, `1 hour`, `1 hour 30 minutes`. */
export function durationInWords(ms: number): string {
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return plural(seconds, "second");
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return plural(minutes, "minute");
  const rest = minutes % 60;
  return plural(Math.floor(minutes / 60), "hour") + (rest > 0 ? ` ${plural(rest, "minute")}` : "");
}

export function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}

/** `Kitchen ceiling on`, for titles. */
export function targetInWords(name: string, target: string): string {
  return `${name} ${target.replaceAll("_", " ")}`;
}

/** `turn on Kitchen ceiling`, for sentences. */
export function actInWords(entityId: string, target: string, name: string): string {
  const domain = domainOf(entityId);
  if (target === "on" || target === "off") {
    if (domain !== "climate" && domain !== "input_select" && domain !== "select") return `turn ${target} ${name}`;
  }
  const verbs: Readonly<Record<string, string>> = {
    open: "open",
    closed: "close",
    locked: "lock",
    cleaning: "start",
    mowing: "start",
    docked: "send home",
  };
  const verb = verbs[target];
  return verb && domain !== "input_select" && domain !== "select" && domain !== "climate"
    ? `${verb} ${name}`
    : `set ${name} to ${target.replaceAll("_", " ")}`;
}

/** What the state of an entity means to people: `Hallway motion sees motion`. */
export function stateInWords(world: Pick<World, "info" | "name">, entityId: string, state: string): string {
  const name = world.name(entityId);
  const domain = domainOf(entityId);
  const deviceClass = world.info(entityId)?.deviceClass;
  if (domain === "person" || domain === "device_tracker") {
    if (state === "home") return `${name} comes home`;
    return state === "not_home" ? `${name} leaves home` : `${name} arrives at ${state}`;
  }
  if (domain === "binary_sensor") {
    if (deviceClass === "motion" || deviceClass === "occupancy" || deviceClass === "presence") {
      return state === "on" ? `${name} sees somebody` : `${name} sees nobody any more`;
    }
    if (["door", "window", "opening", "garage_door"].includes(deviceClass ?? "")) {
      return state === "on" ? `${name} opens` : `${name} closes`;
    }
  }
  if (state === "on" || state === "off") return `${name} is switched ${state}`;
  if (state === "open") return `${name} opens`;
  if (state === "closed") return `${name} closes`;
  return `${name} becomes ${state.replaceAll("_", " ")}`;
}

function withUnit(world: World, entityId: string, value: number): string {
  const unit = world.info(entityId)?.unit;
  if (!unit) return `${value}`;
  return `${value} ${unit}`;
}

/** When the routine happens: `at 06:45`, `30 minutes after sunset`, `when the front door opens`. */
export function triggerInWords(world: World, trigger: Trigger): string {
  switch (trigger.kind) {
    case "time":
      return `at ${timeOfDay(trigger.minute)}`;
    case "sun": {
      const minutes = Math.abs(trigger.offsetMinutes);
      if (minutes === 0) return `at ${trigger.event}`;
      return `${durationInWords(minutes * 60_000)} ${trigger.offsetMinutes < 0 ? "before" : "after"} ${trigger.event}`;
    }
    case "state": {
      if (trigger.forMs === 0) return `when ${stateInWords(world, trigger.entityId, trigger.to)}`;
      return `${durationInWords(trigger.forMs)} after ${stateInWords(world, trigger.entityId, trigger.to)}`;
    }
    case "numeric": {
      const verb = trigger.direction === "above" ? "rises above" : "falls below";
      const held = trigger.forMs > 0 ? ` for ${durationInWords(trigger.forMs)}` : "";
      return `when ${world.name(trigger.entityId)} ${verb} ${withUnit(world, trigger.entityId, trigger.limit)}${held}`;
    }
    case "presence": {
      const held = trigger.forMs > 0 ? `${durationInWords(trigger.forMs)} after` : "when";
      return trigger.change === "first_comes" ? `${held} the first one comes home` : `${held} the last one leaves`;
    }
  }
}

/** `on workdays`, `between 17:00 and 23:00`, `after dark`, `while the TV is on`. */
export function conditionInWords(world: World, condition: Condition): string {
  switch (condition.kind) {
    case "weekdays":
      return daysInWords(condition.days);
    case "window":
      return `between ${timeOfDay(condition.from)} and ${timeOfDay(condition.to)}`;
    case "sun":
      return condition.down ? "in the dark" : "in daylight";
    case "numeric":
      return `while ${world.name(condition.entityId)} is ${condition.direction} ${withUnit(world, condition.entityId, condition.limit)}`;
    case "state":
      return `while ${world.name(condition.entityId)} is ${condition.state.replaceAll("_", " ")}`;
    case "somebody_home":
      return "while somebody is home";
  }
}

export interface Words {
  readonly title: string;
  readonly pattern: string;
  readonly description: string;
}

const MAX_TITLE = 100;

/**
 * Title, sentence and description of a routine.
 *
 * @param seen how often people did it, of how many days or times, and the minute of the day at which they usually do
 */
export function routineInWords(
  world: World,
  routine: { trigger: Trigger; conditions: readonly Condition[]; habitats: readonly Habitat[] },
  seen: { done: number; possible: number; unit: "day" | "time"; usualMinute: number | null },
): Words {
  const isDaily = routine.trigger.kind === "time" || routine.trigger.kind === "sun";
  const when = triggerInWords(world, routine.trigger);
  const only = routine.conditions.map((condition) => conditionInWords(world, condition));
  // Days follow a time directly; what else limits a routine stands apart.
  const joined = [when, ...only].join(isDaily ? " " : ", ");
  const what = list(routine.habitats.map((one) => actInWords(one.entityId, one.target, world.name(one.entityId))));
  const title = `${list(shortTargets(world, routine.habitats))} ${joined}`;
  const usually = seen.usualMinute === null ? joined : [`about ${timeOfDay(seen.usualMinute)}`, ...only].join(" ");
  const counted = `${seen.unit === "day" ? "on " : ""}${seen.done} of ${plural(seen.possible, seen.unit)}`;
  return {
    title: title.length > MAX_TITLE ? `${title.slice(0, MAX_TITLE - 1).trimEnd()}…` : title,
    pattern: `${capitalize(usually)}, people here ${what} (${counted}).`,
    description: `${capitalize(what)} ${joined}. Proposed by Routinely: people did this by hand ${counted}.`,
  };
}

/** Several entities with the same target are named together: `Lamp and Ceiling off`. */
function shortTargets(world: World, habitats: readonly Habitat[]): string[] {
  const groups = Map.groupBy(habitats, (habitat) => habitat.target);
  return [...groups].map(([target, group]) =>
    targetInWords(list(group.map((one) => world.name(one.entityId))), target),
  );
}

export function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
