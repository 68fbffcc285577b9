import { type Fields, isNumber, isTemplate } from "./fields.ts";
import type { History } from "./history.ts";
import type { TriggerReplay } from "./kinds.ts";
import type { Notes } from "./notes.ts";
import { eachTimeline, heldMs, isHeld } from "./trigger-state.ts";

/**
 * Whether a value lies between the limits at a moment (epoch ms); null where Home Assistant would say that it cannot
 * tell. See `Timeline.value`.
 */
export type LimitCheck = (value: number | null | undefined, time: number) => boolean | null;

export const numericStates: TriggerReplay = (history, trigger, _range, notes) => {
  const check = limitCheck(history, trigger, notes);
  const held = heldMs(trigger, notes);
  if (!check || held === null) return null;
  return eachTimeline(history, trigger, notes).flatMap((timeline) => {
    const { times, value, isChange } = timeline;
    const found: number[] = [];
    // It fires once it is armed, which it is by being outside of the limits.
    let isArmed = false;
    for (let row = 0; row < times.length; row++) {
      const matches = check(value(row), times[row]!);
      if (!isChange[row]) isArmed = matches === false;
      else if (matches === false) isArmed = true;
      else if (matches && isArmed) {
        isArmed = false;
        const stays = (next: number) => check(value(next), times[next]!) === true;
        if (isHeld(history, timeline, row, held, stays)) found.push(times[row]! + held);
      }
    }
    return found;
  });
};

/** Reads `above` and `below`, which are numbers or entities; null (and a note) when they cannot be replayed. */
export function limitCheck(history: History, fields: Fields, notes: Notes): LimitCheck | null {
  const isOf = (key: string) => fields[key] !== undefined && fields[key] !== null;
  if (isOf("value_template") || isOf("attribute")) {
    notes.add("A limit on a template or an attribute was left out: they are not in the history.");
    return null;
  }
  const above = limit(history, fields.above, notes);
  const below = limit(history, fields.below, notes);
  if (above === null || below === null || !(isOf("above") || isOf("below"))) {
    notes.add("A limit without a number was left out.");
    return null;
  }
  return (value, time) => {
    if (value === undefined || value === null) return null;
    if (Number.isNaN(value)) return false;
    if (below) {
      const most = below(time);
      if (typeof most !== "number") return most;
      if (value >= most) return false;
    }
    if (!above) return true;
    const least = above(time);
    return typeof least === "number" ? value > least : least;
  };
}

/** The limit at a moment: false while its entity is silent, null when it has no number. */
type Limit = (time: number) => number | false | null;

function limit(history: History, value: unknown, notes: Notes): Limit | undefined | null {
  if (value === undefined || value === null) return undefined;
  if (isNumber(value)) {
    const number = Number(value);
    return () => number;
  }
  if (typeof value !== "string" || isTemplate(value)) return null;
  if (!history.timeline(value)) notes.add(`The history has nothing of ${value}.`);
  return (time) => {
    const now = history.valueAt(value, time);
    if (now === undefined || now === null) return null;
    return Number.isNaN(now) ? false : now;
  };
}
