import type { ExistingAutomation } from "../home.ts";
import type { Automation } from "../results.ts";
import { capitalize, daysInWords, durationInWords, list } from "./wording.ts";

export interface AutomationInWords {
  readonly when: readonly string[];
  readonly onlyIf: readonly string[];
  readonly then: readonly string[];
}

type Fields = Readonly<Record<string, unknown>>;
type Name = (entityId: string) => string;

/**
 * Says a Home Assistant automation in words, line by line. What it does not know is shown by its kind.
 *
 * @param names what people call an entity, by entity id; the id itself is shown for others
 */
export function describeAutomation(
  automation: Pick<Automation, "triggers" | "conditions" | "actions"> | ExistingAutomation,
  names: ReadonlyMap<string, string>,
): AutomationInWords {
  const name: Name = (id) => names.get(id) ?? id;
  return {
    when: automation.triggers.map((trigger) => capitalize(triggerInWords(trigger, name))),
    onlyIf: automation.conditions.map((condition) => capitalize(conditionInWords(condition, name))),
    // biome-ignore lint/suspicious/noThenProperty: Home Assistant's own word; an array is never taken for a promise's method
    then: automation.actions.map((action) => capitalize(actionInWords(action, name))),
  };
}

function triggerInWords(trigger: Fields, name: Name): string {
  const kind = trigger.trigger ?? trigger.platform;
  const who = list(texts(trigger.entity_id).map(name));
  const held = trigger.for ? ` for ${span(trigger.for)}` : "";
  switch (kind) {
    case "time":
      return `at ${list(texts(trigger.at).map(shortTime))}`;
    case "sun":
      return trigger.offset ? `${offset(String(trigger.offset))} ${trigger.event}` : `at ${trigger.event}`;
    case "state": {
      const moves = movement(trigger);
      if (moves) return `${anyOf(trigger.entity_id, name)} ${moves.how}${held && ` and stays ${moves.stays}${held}`}`;
      const from = trigger.from === undefined ? "" : ` from ${list(texts(trigger.from).map(state))}`;
      const to = trigger.to === undefined ? "" : ` to ${list(texts(trigger.to).map(state))}`;
      return `${anyOf(trigger.entity_id, name)} changes${from}${to}${held && ` and stays so${held}`}`;
    }
    case "numeric_state":
      return `${anyOf(trigger.entity_id, name)} ${limits(trigger, CROSSING)}${held && ` and stays so${held}`}`;
    default:
      return `on ${String(kind ?? "something else").replaceAll("_", " ")}${who ? ` of ${who}` : ""}`;
  }
}

function conditionInWords(condition: unknown, name: Name): string {
  if (typeof condition === "string") return `the template ${condition} holds`;
  const fields = (condition ?? {}) as Fields;
  for (const kind of ["and", "or", "not"] as const) {
    if (fields.condition !== kind && !(kind in fields)) continue;
    const parts = ((fields.conditions ?? fields[kind] ?? []) as unknown[]).map((one) => conditionInWords(one, name));
    if (kind === "or" && isDark(fields)) return "it is dark outside, between sunset and sunrise";
    if (kind === "not") return areAllAtHome(fields) ? nobodyHome(fields, name) : `not (${parts.join(" or ")})`;
    return parts.join(` ${kind} `);
  }
  const who = list(texts(fields.entity_id).map(name));
  const is = texts(fields.entity_id).length > 1 ? "are" : "is";
  switch (fields.condition) {
    case "time":
      return time(fields);
    case "sun": {
      const parts = ["after", "before"].flatMap((key) => (fields[key] ? `${key} ${String(fields[key])}` : []));
      return `it is ${parts.join(" and ")}`;
    }
    case "state":
      return `${who} ${is} ${texts(fields.state).map(state).join(" or ")}${fields.for ? ` for ${span(fields.for)}` : ""}`;
    case "numeric_state":
      return `${who} ${is} ${limits(fields, BEING)}`;
    default:
      return `${String(fields.condition ?? "a condition").replaceAll("_", " ")}${who ? ` of ${who}` : ""}`;
  }
}

/** A person's trigger by the one state that matters: `home`. */
function movement(trigger: Fields): { how: string; stays: string } | null {
  if (!texts(trigger.entity_id).every(isPerson)) return null;
  if (trigger.from === "home" && trigger.to === undefined) return { how: "leaves home", stays: "away" };
  return trigger.to === "home" ? { how: "comes home", stays: "there" } : null;
}

function partsOf(fields: Fields): Fields[] {
  return (fields.conditions ?? fields.and ?? fields.or ?? fields.not ?? []) as Fields[];
}

function isDark(fields: Fields): boolean {
  const parts = partsOf(fields);
  return (
    parts.length === 2 &&
    parts.every((part) => part.condition === "sun") &&
    parts.some((part) => part.after === "sunset" && !part.before) &&
    parts.some((part) => part.before === "sunrise" && !part.after)
  );
}

function isPerson(entityId: string): boolean {
  return /^(person|device_tracker)\./.test(entityId);
}

function areAllAtHome(fields: Fields): boolean {
  return partsOf(fields).every(
    (part) => part.condition === "state" && part.state === "home" && isPerson(String(part.entity_id)),
  );
}

function nobodyHome(fields: Fields, name: Name): string {
  const people = partsOf(fields).map((part) => name(String(part.entity_id)));
  if (people.length === 1) return `${people[0]} is not home`;
  return people.length === 2 ? `neither ${people.join(" nor ")} is home` : `none of ${list(people)} is home`;
}

const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

function time(fields: Fields): string {
  const parts: string[] = [];
  if (fields.weekday) {
    const days = texts(fields.weekday).reduce((set, day) => set | (1 << WEEKDAYS.indexOf(day)), 0);
    parts.push(dayPhrase(daysInWords(days)));
  }
  if (fields.after) parts.push(`it is after ${shortTime(String(fields.after))}`);
  if (fields.before) parts.push(`it is before ${shortTime(String(fields.before))}`);
  return parts.join(" and ");
}

function dayPhrase(days: string): string {
  if (days === "on workdays") return "it is Monday to Friday";
  if (days === "at weekends") return "it is Saturday or Sunday";
  return `it is ${days.replace(/^on /, "").replace(" and ", " or ")}`;
}

function actionInWords(action: Fields, name: Name): string {
  if (action.delay) return `wait ${span(action.delay)}`;
  const service = action.action ?? action.service;
  if (typeof service !== "string") return "do something else";
  const target = (action.target ?? action) as Fields;
  const data = (action.data ?? {}) as Fields;
  const ids = texts(target.entity_id ?? data.entity_id);
  const what = service.slice(service.indexOf(".") + 1).replaceAll("_", " ");
  const settings = Object.entries(data)
    .filter(([key]) => key !== "entity_id")
    .map(([key, value]) => setting(key, value));
  return [what, list(ids.map(name)), settings.length > 0 ? `(${settings.join(", ")})` : ""].filter(Boolean).join(" ");
}

function setting(key: string, value: unknown): string {
  switch (key) {
    case "brightness_pct":
      return `brightness ${value} %`;
    case "position":
    case "percentage":
    case "humidity":
      return `${value} %`;
    case "volume_level":
      return `volume ${Math.round(Number(value) * 100)} %`;
    case "temperature":
      return `${value}°`;
    default:
      return `${key.replaceAll("_", " ")} ${typeof value === "object" ? JSON.stringify(value) : value}`;
  }
}

/** One of the entities: `Emma or Tom`. */
function anyOf(entityIds: unknown, name: Name): string {
  return list(texts(entityIds).map(name), "or");
}

function texts(value: unknown): string[] {
  if (value === undefined || value === null) return [];
  return (Array.isArray(value) ? value : [value]).map((one) =>
    typeof one === "object" ? JSON.stringify(one) : String(one),
  );
}

function state(value: string): string {
  return value.replaceAll("_", " ");
}

const CROSSING = { above: "rises above", below: "falls below" };
const BEING = { above: "above", below: "below" };

function limits(fields: Fields, words: typeof CROSSING): string {
  return (["above", "below"] as const)
    .flatMap((key) => (fields[key] === undefined ? [] : `${words[key]} ${String(fields[key])}`))
    .join(" and ");
}

function shortTime(value: string): string {
  return /^\d\d:\d\d:00$/.test(value) ? value.slice(0, 5) : value;
}

/** `HH:MM:SS`, seconds, or an object of hours, minutes and seconds. */
function span(value: unknown): string {
  if (typeof value === "number") return durationInWords(value * 1000);
  if (typeof value === "object" && value !== null) {
    const parts = value as Readonly<Record<string, number | undefined>>;
    return durationInWords(
      ((parts.days ?? 0) * 86_400 + (parts.hours ?? 0) * 3600 + (parts.minutes ?? 0) * 60 + (parts.seconds ?? 0)) *
        1000,
    );
  }
  const match = /^(\d+):(\d+)(?::(\d+))?$/.exec(String(value));
  if (!match) return String(value);
  return durationInWords((Number(match[1]) * 3600 + Number(match[2]) * 60 + Number(match[3] ?? 0)) * 1000);
}

function offset(value: string): string {
  return value.startsWith("-") ? `${span(value.slice(1))} before` : `${span(value.replace(/^\+/, ""))} after`;
}
