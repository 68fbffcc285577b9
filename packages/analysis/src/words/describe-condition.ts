import { type Fields, fieldsOf, inWords, listOf, textsOf, weekdaysOf, withOptions } from "../replay/fields.ts";
import { limitsInWords, STAYING, spanInWords, sunInWords, timeInWords, unlessOff, whoInWords } from "./parts.ts";
import { isPerson, plain, stateInWords, type Things } from "./things.ts";
import { daysInWords, list } from "./wording.ts";

/** What has to hold: `it is Monday to Friday`, `Lamp is off`. A condition it does not know is shown by its kind. */
export function describeCondition(condition: unknown, things: Things): string {
  if (typeof condition === "string") return `the template ${condition} holds`;
  return unlessOff(condition, kindInWords(withOptions(fieldsOf(condition)), things));
}

function kindInWords(fields: Fields, things: Things): string {
  for (const kind of ["and", "or", "not"] as const) {
    if (fields.condition !== kind && !(kind in fields)) continue;
    if (kind === "or" && isDark(fields)) return "it is dark outside, between sunset and sunrise";
    if (kind === "not" && areAllAtHome(fields)) return nobodyHome(fields, things);
    const parts = partsOf(fields).map((part) => describeCondition(part, things));
    if (kind === "not") return `not (${parts.join(" or ")})`;
    return parts.map((part) => (/ (?:and|or) /.test(part) && parts.length > 1 ? `(${part})` : part)).join(` ${kind} `);
  }
  const ids = textsOf(fields.entity_id);
  const who = whoInWords(fields, things, "and");
  switch (fields.condition) {
    case "time":
      return describeTime(fields, things);
    case "sun":
      return describeSun(fields);
    case "state":
      return describeState(ids, fields, things);
    case "numeric_state":
      return `${who} ${ids.length > 1 ? "are" : "is"} ${limitsInWords(fields, STAYING)}`;
    case "zone":
      return `${who} ${ids.length > 1 ? "are" : "is"} in ${list(textsOf(fields.zone).map(things.name), "or")}`;
    case "trigger":
      return `it was set off by ${list(textsOf(fields.id), "or")}`;
    case "template":
      return `the template ${inWords(fields.value_template)} holds`;
    default:
      return `${inWords(fields.condition ?? "a condition").replaceAll("_", " ")}${who ? ` of ${who}` : ""}`;
  }
}

function describeState(ids: readonly string[], fields: Fields, things: Things): string {
  const states = textsOf(fields.state);
  const held = fields.for ? ` for ${spanInWords(fields.for)}` : "";
  const joint = fields.match === "any" ? "or" : "and";
  if (states.length === 1 && !held && !fields.attribute)
    return list(
      ids.map((id) => stateInWords(things, id, states[0]!)),
      joint,
    );
  const are = ids.length > 1 && joint === "and" ? "are" : "is";
  return `${whoInWords(fields, things, joint)} ${are} ${states.map(plain).join(" or ")}${held}`;
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

function describeSun(fields: Fields): string {
  const [after, before] = [
    sunInWords(fields.after, fields.after_offset),
    sunInWords(fields.before, fields.before_offset),
  ];
  // A moment of several words is named by itself: not "after 30 minutes before sunset".
  const parts = [
    ...(fields.after ? [after.includes(" ") ? `later than ${after}` : `after ${after}`] : []),
    ...(fields.before ? [before.includes(" ") ? `earlier than ${before}` : `before ${before}`] : []),
  ];
  return `it is ${parts.join(fields.after === "sunset" && fields.before === "sunrise" ? " or " : " and ")}`;
}

function describeTime(fields: Fields, things: Things): string {
  const parts: string[] = [];
  if (fields.weekday) parts.push(`it is ${dayPhrase(daysInWords(weekdaysOf(fields.weekday)))}`);
  if (fields.after) parts.push(`it is after ${timeInWords(fields.after, things)}`);
  if (fields.before) parts.push(`it is before ${timeInWords(fields.before, things)}`);
  return parts.join(" and ");
}

function dayPhrase(days: string): string {
  if (days === "on workdays") return "Monday to Friday";
  if (days === "at weekends") return "Saturday or Sunday";
  return days.replace(/^on /, "").replace(" and ", " or ");
}
