import { sunHolds, timeHolds } from "./condition-by-time.ts";
import { numericStateHolds, stateHolds, zoneHolds } from "./condition-state.ts";
import { isEnabled } from "./enabled.ts";
import { fieldsOf, inWords, isTemplate, listOf, textsOf, withOptions } from "./fields.ts";
import type { History } from "./history.ts";
import type { Check, ConditionReplay } from "./kinds.ts";
import type { Notes } from "./notes.ts";
import { allOf, anyOf, noneOf, type Truth } from "./truth.ts";

const JOINTS = { and: allOf, or: anyOf, not: noneOf } as const;

const KINDS: Readonly<Record<string, ConditionReplay>> = {
  state: stateHolds,
  numeric_state: numericStateHolds,
  zone: zoneHolds,
  time: timeHolds,
  sun: sunHolds,
  trigger: (_history, condition) => {
    const ids = textsOf(condition.id);
    return (_time, triggerId) => ids.includes(triggerId);
  },
};

/**
 * Makes a list of conditions, all of which have to hold, ready: whether they let the automation go on. What hangs on a
 * condition that cannot be replayed counts as fulfilled.
 */
export function conditionsHold(
  history: History,
  conditions: unknown,
  notes: Notes,
): (time: number, triggerId: string) => boolean {
  const checks = listOf(conditions).map((one) => checkOf(history, one, notes));
  return (time, triggerId) => {
    const truth = allOf(checks.map((check) => check(time, triggerId)));
    return truth === true || truth === "unknown";
  };
}

function checkOf(history: History, condition: unknown, notes: Notes): Check {
  const unknown: Check = () => "unknown";
  if (Array.isArray(condition)) return joined(history, condition, notes, allOf);
  if (isTemplate(condition)) {
    notes.add("A condition that is a template was taken as fulfilled.");
    return unknown;
  }
  const fields = withOptions(fieldsOf(condition));
  if (!isEnabled(fields, "condition", notes)) return () => null;
  for (const [joint, join] of Object.entries(JOINTS)) {
    if (fields.condition === joint) return joined(history, fields.conditions, notes, join);
    if (fields.condition === undefined && joint in fields) return joined(history, fields[joint], notes, join);
  }
  const kind = inWords(fields.condition);
  const replay = Object.hasOwn(KINDS, kind) ? KINDS[kind] : undefined;
  if (!replay) notes.add(`A condition of the kind ${kind} was taken as fulfilled: it cannot be replayed.`);
  return replay?.(history, fields, notes) ?? unknown;
}

function joined(history: History, parts: unknown, notes: Notes, join: (parts: readonly Truth[]) => Truth): Check {
  const checks = listOf(parts).map((one) => checkOf(history, one, notes));
  return (time, triggerId) => join(checks.map((check) => check(time, triggerId)));
}
