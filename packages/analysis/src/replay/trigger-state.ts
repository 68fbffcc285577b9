import { durationMs, type Fields, idsOf, isNumber, textsOf } from "./fields.ts";
import { type History, isInZone } from "./history.ts";
import type { TriggerReplay } from "./kinds.ts";
import type { Notes } from "./notes.ts";
import type { Timeline } from "./timeline.ts";

const ON_ITS_WAY = "What is opening or closing was taken as open or closed already: the history is kept so.";

export const stateChanges: TriggerReplay = (history, trigger, _range, notes) => {
  if (trigger.attribute !== undefined && trigger.attribute !== null) {
    notes.add("A state trigger on an attribute was left out: attributes are not in the history.");
    return null;
  }
  const held = heldMs(trigger, notes);
  if (held === null) return null;
  if (!["from", "to", "not_from", "not_to"].some((key) => key in trigger)) {
    notes.add("A state trigger on any change is also set off by attributes, which are not in the history.");
  }
  const named = [trigger.from, trigger.to, trigger.not_from, trigger.not_to].flatMap(textsOf);
  if (named.some((state) => canonical(state) !== state)) notes.add(ON_ITS_WAY);
  const isFrom = matcher(trigger.from, trigger.not_from);
  const isTo = matcher(trigger.to, trigger.not_to);
  // With `from` alone it is enough that the entity does not go back.
  const mayMoveOn = trigger.from !== undefined && trigger.to === undefined;
  return eachTimeline(history, trigger, notes).flatMap((timeline) => {
    const { times, state, isChange } = timeline;
    const found: number[] = [];
    for (let row = 1; row < times.length; row++) {
      const [before, after] = [state(row - 1), state(row)];
      if (!isChange[row] || before === after || !isFrom(before) || !isTo(after)) continue;
      const stays = mayMoveOn ? (next: number) => state(next) !== before : (next: number) => state(next) === after;
      if (isHeld(history, timeline, row, held, stays)) found.push(times[row]! + held);
    }
    return found;
  });
};

export const zoneChanges: TriggerReplay = (history, trigger, _range, notes) => {
  const zoneId = idsOf(trigger.zone)[0];
  if (zoneId === undefined) {
    notes.add("A zone trigger without a zone was left out.");
    return null;
  }
  const leaves = trigger.event === "leave";
  return eachTimeline(history, trigger, notes).flatMap(({ times, state, isChange }) => {
    const found: number[] = [];
    for (let row = 1; row < times.length; row++) {
      if (!isChange[row]) continue;
      const before = isInZone(history.world, state(row - 1), zoneId);
      const after = isInZone(history.world, state(row), zoneId);
      if (before === leaves && after === !leaves) found.push(times[row]!);
    }
    return found;
  });
};

/** The entities of a trigger. What the history knows nothing of never changes. */
export function eachTimeline(history: History, trigger: Fields, notes: Notes): Timeline[] {
  const ids = idsOf(trigger.entity_id);
  if (ids.length === 0) notes.add(`A ${trigger.trigger} trigger without an entity was left out.`);
  return ids.flatMap((id) => {
    const timeline = history.timeline(id);
    if (!timeline) notes.add(`The history has nothing of ${id}.`);
    return timeline ?? [];
  });
}

/** Milliseconds of `for`; null (and a note) when it cannot be told. */
export function heldMs(trigger: Fields, notes: Notes): number | null {
  const held = durationMs(trigger.for ?? 0);
  if (held !== null && held >= 0) return held;
  notes.add(`How long a ${trigger.trigger} trigger waits depends on what is not in the history.`);
  return null;
}

/** Whether what began with a row lasted: neither a change nor a restart ended it. */
export function isHeld(
  history: History,
  { times }: Timeline,
  row: number,
  heldMs: number,
  stays: (row: number) => boolean,
): boolean {
  if (heldMs === 0) return true;
  const end = times[row]! + heldMs;
  if (history.stopAfter(times[row]!) <= end) return false;
  for (let next = row + 1; next < times.length && times[next]! < end; next++) if (!stays(next)) return false;
  return true;
}

function matcher(wanted: unknown, unwanted: unknown): (state: string) => boolean {
  if (wanted !== undefined && wanted !== null) return isOneOf(wanted);
  if (unwanted === undefined || unwanted === null) return () => true;
  const isUnwanted = isOneOf(unwanted);
  return (state) => !isUnwanted(state);
}

function isOneOf(states: unknown): (state: string) => boolean {
  const wanted = new Set(textsOf(states).flatMap((text) => [canonical(text), asReading(text)]));
  return (state) => wanted.has("*") || wanted.has(state);
}

/** The history keeps readings as numbers: `21.0` is 21. */
function asReading(text: string): string {
  return isNumber(text) ? String(Number(text)) : text;
}

/** The history takes a cover on its way as arrived. */
export function canonical(state: string): string {
  if (state === "opening") return "open";
  return state === "closing" ? "closed" : state;
}
