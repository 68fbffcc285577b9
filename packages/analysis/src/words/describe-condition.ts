import { type Fields, fieldsOf, inWords, listOf, textsOf, weekdaysOf } from "../replay/fields.ts";
import { limitsInWords, STAYING, spanInWords, timeInWords } from "./parts.ts";
import { isPerson, plain, stateInWords, type Things } from "./things.ts";
import { daysInWords, list } from "./wording.ts";

/** What has to hold: `it is Monday to Friday`, `Lamp is off`. A condition it does not know is shown by its kind. */
export function describeCondition(condition: unknown, things: Things): string {
  if (typeof condition === "string") return `the template ${condition} holds`;
  const fields = fieldsOf(condition);
  for (const kind of ["and", "or", "not"] as const) {
    if (fields.condition !== kind && !(kind in fields)) continue;
    if (kind === "or" && isDark(fields)) return "it is dark outside, between sunset and sunrise";
    if (kind === "not" && areAllAtHome(fields)) return nobodyHome(fields, things);
    const parts = partsOf(fields).map((part) => describeCondition(part, things));
    return kind === "not" ? `not (${parts.join(" or ")})` : parts.join(` ${kind} `);
  }
  const ids = textsOf(fields.entity_id);
  const who = list(ids.map(things.name));
  switch (fields.condition) {
    case "time":
      return describeTime(fields);
    case "sun":
      return `it is ${(["after", "before"] as const).flatMap((key) => (fields[key] ? `${key} ${inWords(fields[key])}` : [])).join(" and ")}`;
    case "state":
      return describeState(ids, fields, things);
    case "numeric_state":
      return `${who} ${ids.length > 1 ? "are" : "is"} ${limitsInWords(fields, STAYING)}`;
    default:
      return `${inWords(fields.condition ?? "a condition").replaceAll("_", " ")}${who ? ` of ${who}` : ""}`;
  }
}

function describeState(ids: readonly string[], fields: Fields, things: Things): string {
  const states = textsOf(fields.state);
  const held = fields.for ? ` for ${spanInWords(fields.for)}` : "";
  if (states.length === 1 && !held) return list(ids.map((id) => stateInWords(things, id, states[0]!)));
  return `${list(ids.map(things.name))} ${ids.length > 1 ? "are" : "is"} ${states.map(plain).join(" or ")}${held}`;
}

function partsOf(fields: Fields): readonly unknown[] {
  return listOf(fields.conditions ?? fields.and ?? fields.or ?? fields.not);
}

function isDark(fields: Fields): boolean {
  const parts = partsOf(fields).map(fieldsOf);
  return (
    parts.length === 2 &&
    parts.every((part) => part.condition === "sun") &&
    parts.some((part) => part.after === "sunset" && !part.before) &&
    parts.some((part) => part.before === "sunrise" && !part.after)
  );
}

function areAllAtHome(fields: Fields): boolean {
  return partsOf(fields)
    .map(fieldsOf)
    .every((part) => part.condition === "state" && part.state === "home" && textsOf(part.entity_id).every(isPerson));
}

function nobodyHome(fields: Fields, things: Things): string {
  const people = partsOf(fields).flatMap((part) => textsOf(fieldsOf(part).entity_id).map(things.name));
  if (people.length === 1) return `${people[0]} is not home`;
  return people.length === 2 ? `neither ${people.join(" nor ")} is home` : `none of ${list(people)} is home`;
}

function describeTime(fields: Fields): string {
  const parts: string[] = [];
  if (fields.weekday) parts.push(`it is ${dayPhrase(daysInWords(weekdaysOf(fields.weekday)))}`);
  if (fields.after) parts.push(`it is after ${timeInWords(inWords(fields.after))}`);
  if (fields.before) parts.push(`it is before ${timeInWords(inWords(fields.before))}`);
  return parts.join(" and ");
}

function dayPhrase(days: string): string {
  if (days === "on workdays") return "Monday to Friday";
  if (days === "at weekends") return "Saturday or Sunday";
  return days.replace(/^on /, "").replace(" and ", " or ");
}
