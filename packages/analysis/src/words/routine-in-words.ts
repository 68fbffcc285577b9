import type { Condition, Trigger } from "../judge/routine.ts";
import type { Deed } from "../world/setters.ts";
import { mayBeOff } from "../world/settings.ts";
import type { World } from "../world/world.ts";
import { actInWords, changeInWords, keptInWords, settingInWords, stateInWords } from "./things.ts";
import { capitalize, daysInWords, durationInWords, list, plural, timeOfDay } from "./wording.ts";

interface Parts {
  readonly trigger: Trigger;
  readonly conditions: readonly Condition[];
  readonly deeds: readonly Deed[];
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
  routine: Parts,
  seen: { done: number; possible: number; unit: "day" | "time"; usualMinute: number | null },
): Words {
  const isDaily = routine.trigger.kind === "time" || routine.trigger.kind === "sun";
  const when = ownWait(routine) ?? triggerInWords(world, routine.trigger);
  const conditions = routine.conditions.map((condition) => conditionInWords(world, condition));
  if (routine.deeds.some((deed) => mayBeOff(world, deed))) conditions.push(`${WHILE}it is on`);
  const only = whileAll(conditions);
  // Days follow a time directly; what else limits a routine stands apart.
  const joined = [when, ...only].join(isDaily ? " " : ", ");
  const what = actsInWords(world, routine.deeds);
  const usually = seen.usualMinute === null ? joined : [`at about ${timeOfDay(seen.usualMinute)}`, ...only].join(" ");
  const counted = `${seen.unit === "day" ? "on " : ""}${seen.done} of ${plural(seen.possible, seen.unit)}`;
  return {
    title: cut(`${switchedInWords(world, routine.deeds) ?? capitalize(what)} ${joined}`),
    pattern: `${capitalize(usually)}, people here ${what} (${counted}).`,
    description: `${capitalize(what)} ${joined}. Proposed by Routinely: people did this by hand ${counted}.`,
  };
}

const WHILE = "while ";

/** All that has to be so in one: `in the dark`, `while Tom is home and it is on`. */
function whileAll(conditions: readonly string[]): string[] {
  const states = conditions.filter((words) => words.startsWith(WHILE)).map((words) => words.slice(WHILE.length));
  const others = conditions.filter((words) => !words.startsWith(WHILE));
  return states.length === 0 ? others : [...others, WHILE + list(states)];
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
    case "state":
      return trigger.forMs === 0
        ? `when ${changeInWords(world, trigger.entityId, trigger.to)}`
        : `when ${keptInWords(world, trigger.entityId, trigger.to, trigger.forMs)}`;
    case "numeric": {
      const limit = withUnit(world, trigger.entityId, trigger.limit);
      const name = world.name(trigger.entityId);
      if (trigger.forMs > 0) {
        return `when ${name} has been ${trigger.direction} ${limit} for ${durationInWords(trigger.forMs)}`;
      }
      return `when ${name} ${trigger.direction === "above" ? "rises above" : "falls below"} ${limit}`;
    }
    case "presence": {
      const held = trigger.forMs > 0 ? `${durationInWords(trigger.forMs)} after` : "when";
      return trigger.change === "first_comes" ? `${held} the first one comes home` : `${held} the last one leaves`;
    }
  }
}

/** `on workdays`, `between 17:00 and 23:00`, `in the dark`, `while the TV is on`. */
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
      return `while ${stateInWords(world, condition.entityId, condition.state)}`;
    case "somebody_home":
      return "while somebody is home";
  }
}

/** `after 10 minutes on`: for what is switched when it has been so for a while, without saying its name twice. */
function ownWait({ trigger, deeds }: Parts): string | null {
  if (trigger.kind !== "state" || trigger.forMs === 0 || deeds.length > 1) return null;
  if (deeds[0]!.entityId !== trigger.entityId) return null;
  return `after ${durationInWords(trigger.forMs)} ${trigger.to.replaceAll("_", " ")}`;
}

/** `turn off Lamp and Ceiling and close Blinds`. */
function actsInWords(world: World, deeds: readonly Deed[]): string {
  const alike = Map.groupBy(deeds, (deed) => actInWords(deed, ["…"]));
  return list(
    [...alike.values()].map((group) =>
      actInWords(
        group[0]!,
        group.map((one) => world.name(one.entityId)),
      ),
    ),
  );
}

/** `Lamp and Ceiling off`, the short form for what is only switched on or off; null for other acts. */
function switchedInWords(world: World, deeds: readonly Deed[]): string | null {
  const isSwitched = deeds.every((deed) => /^turn /.test(actInWords(deed, [""])));
  if (!isSwitched) return null;
  const groups = Map.groupBy(deeds, (deed) => `${deed.target}${settingInWords(deed)}`);
  return list([...groups].map(([state, group]) => `${list(group.map((one) => world.name(one.entityId)))} ${state}`));
}

function withUnit(world: World, entityId: string, value: number): string {
  const unit = world.info(entityId)?.unit;
  return unit ? `${value} ${unit}` : `${value}`;
}

/** Cut at a word where it is too long. */
function cut(title: string): string {
  if (title.length <= MAX_TITLE) return title;
  return `${title.slice(0, title.lastIndexOf(" ", MAX_TITLE - 1)).replace(/,$/, "")}…`;
}
