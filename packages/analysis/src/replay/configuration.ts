import { type Fields, fieldsOf, isFields, isNumber, listOf, textsOf, withOptions } from "./fields.ts";

export type Mode = "single" | "restart" | "queued" | "parallel";

/** An automation with one spelling for each of its parts. */
export interface Configuration {
  /** Each has its kind as `trigger`, and its `id`: its own, else its place in the list. */
  readonly triggers: readonly Fields[];
  readonly conditions: readonly unknown[];
  readonly actions: readonly unknown[];
  readonly mode: Mode;
  /** So many runs may be under way at once, those that wait for their turn included. */
  readonly most: number;
}

/** Where `max` says nothing. */
const MOST_RUNS = 10;

/** What Home Assistant takes, in today's spelling or that of before 2024.10, single parts or lists. */
export function readConfiguration(automation: unknown): Configuration {
  const fields = fieldsOf(automation);
  const mode = isMode(fields.mode) ? fields.mode : "single";
  return {
    triggers: readTriggers(fields.triggers ?? fields.trigger),
    conditions: listOf(fields.conditions ?? fields.condition),
    actions: listOf(fields.actions ?? fields.action),
    mode,
    most: mode === "single" ? 1 : isNumber(fields.max) ? Number(fields.max) : MOST_RUNS,
  };
}

/** Triggers in today's spelling, each with an `id`. */
export function readTriggers(value: unknown): Fields[] {
  return flatten(value).map((trigger, place) => ({
    ...withOptions(trigger),
    trigger: trigger.trigger ?? trigger.platform,
    id: textsOf(trigger.id)[0] ?? String(place),
  }));
}

/** Lists of triggers may stand within lists of triggers. What is no object has no kind, and is reported as such. */
function flatten(value: unknown): Fields[] {
  return listOf(value).flatMap((one) => {
    if (Array.isArray(one)) return flatten(one);
    return isFields(one) && "triggers" in one ? flatten(one.triggers) : [fieldsOf(one)];
  });
}

function isMode(value: unknown): value is Mode {
  return value === "single" || value === "restart" || value === "queued" || value === "parallel";
}
