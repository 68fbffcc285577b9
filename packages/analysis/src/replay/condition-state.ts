import { durationMs, type Fields, idsOf, isNumber, textsOf } from "./fields.ts";
import { type History, isInZone } from "./history.ts";
import type { Check, ConditionReplay } from "./kinds.ts";
import type { Notes } from "./notes.ts";
import { limitCheck } from "./trigger-numeric-state.ts";
import { canonical } from "./trigger-state.ts";
import { allOf, anyOf, type Truth } from "./truth.ts";

/** A state may be that of a helper: `state: input_select.mode`. */
const HELPER = /^input_(?:select|text|number|boolean|datetime)\.[a-z0-9_]+$/;

export const stateHolds: ConditionReplay = (history, condition, notes) => {
  if (condition.attribute !== undefined && condition.attribute !== null) {
    notes.add("A condition on an attribute was taken as fulfilled: attributes are not in the history.");
    return null;
  }
  const held = durationMs(condition.for ?? 0);
  if (held === null) {
    notes.add("A condition that waits for a template was taken as fulfilled.");
    return null;
  }
  const wanted = textsOf(condition.state).map(canonical);
  const isWanted = (state: string, time: number) =>
    wanted.some((one) => sameState(state, HELPER.test(one) ? history.stateAt(one, time) : one));
  const join = condition.match === "any" ? anyButErrors : allOf;
  return eachEntity(history, condition, notes, join, (id, time) => {
    const state = history.stateAt(id, time);
    if (state === undefined) return "error";
    if (!isWanted(state, time)) return false;
    return held === 0 || time - held > history.inStateSince(id, time);
  });
};

export const numericStateHolds: ConditionReplay = (history, condition, notes) => {
  const check = limitCheck(history, condition, notes);
  return (
    check &&
    eachEntity(history, condition, notes, allOf, (id, time) => check(history.valueAt(id, time), time) ?? "error")
  );
};

export const zoneHolds: ConditionReplay = (history, condition, notes) => {
  const zones = idsOf(condition.zone);
  return eachEntity(history, condition, notes, allOf, (id, time) => {
    const state = history.stateAt(id, time);
    return state === undefined ? "error" : zones.some((zone) => isInZone(history.world, state, zone) === true);
  });
};

/** Of the entities of one condition, one that is not there is an error even where another one decides. */
const anyButErrors = (parts: readonly Truth[]): Truth => (parts.includes("error") ? "error" : anyOf(parts));

function eachEntity(
  history: History,
  condition: Fields,
  notes: Notes,
  join: (parts: readonly Truth[]) => Truth,
  holds: (id: string, time: number) => Truth,
): Check {
  const ids = idsOf(condition.entity_id);
  if (ids.length === 0) notes.add(`A ${condition.condition} condition without an entity was taken as fulfilled.`);
  for (const id of ids) if (!history.timeline(id)) notes.add(`The history has nothing of ${id}.`);
  return (time) => join(ids.map((id) => holds(id, time)));
}

/** Readings are compared as numbers, because the history keeps them as such. */
function sameState(state: string, wanted: string | undefined): boolean {
  return state === wanted || (isNumber(state) && isNumber(wanted) && Number(state) === Number(wanted));
}
