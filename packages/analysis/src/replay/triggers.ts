import type { Range } from "../time/range.ts";
import { isEnabled } from "./enabled.ts";
import { durationMs, type Fields } from "./fields.ts";
import type { History } from "./history.ts";
import type { TriggerReplay } from "./kinds.ts";
import { Notes } from "./notes.ts";
import { homeAssistantStarts, sunEvents, timePattern, timesOfDay } from "./trigger-by-time.ts";
import { numericStates } from "./trigger-numeric-state.ts";
import { stateChanges, zoneChanges } from "./trigger-state.ts";

/** One time that a trigger fired. */
export interface Fired {
  /** Epoch milliseconds. */
  readonly at: number;
  /** When what it waited for by its `for` began; `at` without one. */
  readonly since: number;
  /** Of the trigger. */
  readonly id: string;
}

const KINDS: Readonly<Record<string, TriggerReplay>> = {
  time: timesOfDay,
  time_pattern: timePattern,
  sun: sunEvents,
  "sun.sunrise": sunEvents,
  "sun.sunset": sunEvents,
  homeassistant: homeAssistantStarts,
  state: stateChanges,
  numeric_state: numericStates,
  zone: zoneChanges,
};

/** The kinds that keep to clock and sun. */
const BY_TIME = new Set<unknown>(["time", "time_pattern", "sun", "sun.sunrise", "sun.sunset"]);

/** Whether all triggers keep to clock and sun. */
export function isByTime(triggers: readonly Fields[]): boolean {
  return enabled(triggers, new Notes()).every((trigger) => BY_TIME.has(trigger.trigger));
}

/** When the triggers fired in the range, ascending. Each may fire at the same moment as another. */
export function firedBy(history: History, triggers: readonly Fields[], range: Range, notes: Notes): Fired[] {
  return enabled(triggers, notes)
    .flatMap((trigger) => firedByOne(history, trigger, range, notes))
    .sort((a, b) => a.at - b.at);
}

function enabled(triggers: readonly Fields[], notes: Notes): Fields[] {
  return triggers.filter((trigger) => isEnabled(trigger, "trigger", notes));
}

function firedByOne(history: History, trigger: Fields, range: Range, notes: Notes): Fired[] {
  const kind = trigger.trigger;
  if (typeof kind !== "string") {
    notes.add("A trigger without a kind was left out.");
    return [];
  }
  const replay = Object.hasOwn(KINDS, kind) ? KINDS[kind] : undefined;
  if (!replay) {
    notes.add(`Triggers of the kind ${kind} cannot be replayed and were left out.`);
    return [];
  }
  const times = replay(history, trigger, range, notes) ?? [];
  const isSeen = (at: number) => at >= range.from && at < range.until && !history.isDown(at);
  const held = durationMs(trigger.for ?? 0) ?? 0;
  return times.filter(isSeen).map((at) => ({ at, since: at - held, id: String(trigger.id) }));
}
