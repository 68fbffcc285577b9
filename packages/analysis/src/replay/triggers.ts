import type { Range } from "../time/range.ts";
import { type Fields, isEnabled, isTemplate } from "./fields.ts";
import type { History } from "./history.ts";
import type { TriggerReplay } from "./kinds.ts";
import type { Notes } from "./notes.ts";
import { homeAssistantStarts, sunEvents, timePattern, timesOfDay } from "./trigger-by-time.ts";
import { numericStates } from "./trigger-numeric-state.ts";
import { stateChanges, zoneChanges } from "./trigger-state.ts";

/** One time that a trigger fired. */
export interface Fired {
  /** Epoch milliseconds. */
  readonly at: number;
  /** Of the trigger. */
  readonly id: string;
}

const KINDS: Readonly<Record<string, TriggerReplay>> = {
  time: timesOfDay,
  time_pattern: timePattern,
  sun: sunEvents,
  homeassistant: homeAssistantStarts,
  state: stateChanges,
  numeric_state: numericStates,
  zone: zoneChanges,
};

/** The kinds that keep to clock and sun. */
const BY_TIME = new Set<unknown>(["time", "time_pattern", "sun"]);

/** Whether all triggers keep to clock and sun. */
export function isByTime(triggers: readonly Fields[]): boolean {
  return triggers.filter(isEnabled).every((trigger) => BY_TIME.has(trigger.trigger));
}

/** When the triggers fired in the range, ascending. Each may fire at the same moment as another. */
export function firedBy(history: History, triggers: readonly Fields[], range: Range, notes: Notes): Fired[] {
  return triggers
    .filter(isEnabled)
    .flatMap((trigger) => firedByOne(history, trigger, range, notes))
    .sort((a, b) => a.at - b.at);
}

function firedByOne(history: History, trigger: Fields, range: Range, notes: Notes): Fired[] {
  const kind = trigger.trigger;
  if (typeof kind !== "string") {
    notes.add("A trigger without a kind was left out.");
    return [];
  }
  if (isTemplate(trigger.enabled)) notes.add(`A ${kind} trigger is switched on by a template; it was taken as on.`);
  const replay = Object.hasOwn(KINDS, kind) ? KINDS[kind] : undefined;
  if (!replay) {
    notes.add(`Triggers of the kind ${kind} leave nothing in the history that could be replayed.`);
    return [];
  }
  const times = replay(history, trigger, range, notes) ?? [];
  const isSeen = (at: number) => at >= range.from && at < range.until && !history.isDown(at);
  return times.filter(isSeen).map((at) => ({ at, id: String(trigger.id) }));
}
