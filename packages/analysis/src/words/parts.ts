import { isSwitchedOff } from "../replay/enabled.ts";
import { durationMs, type Fields, inWords, isFields, textsOf } from "../replay/fields.ts";
import { plain, type Things } from "./things.ts";
import { durationInWords, list } from "./wording.ts";

/** Words for what triggers, conditions and actions of Home Assistant's automations have in common. */

/** How a reading passes a limit, and how it lies to one. */
export const RISING = { above: "rises above", below: "falls below" } as const;
export const STAYING = { above: "above", below: "below" } as const;

export function limitsInWords(fields: Fields, words: Readonly<Record<"above" | "below", string>>): string {
  return (["above", "below"] as const)
    .flatMap((key) => (fields[key] === undefined ? [] : `${words[key]} ${inWords(fields[key])}`))
    .join(" and ");
}

/** `10 minutes` of any spelling of a time period; what is none, a template say, as it is. */
export function spanInWords(value: unknown): string {
  const ms = durationMs(value);
  return ms === null ? inWords(value) : durationInWords(ms);
}

/** `06:45` of `06:45:00`; the name of an entity that tells the time. */
export function timeInWords(value: unknown, things: Things): string {
  const text = inWords(value);
  return /^\d\d:\d\d:00$/.test(text) ? text.slice(0, 5) : things.name(text);
}

/** `30 minutes before sunset`, or just `sunset`. */
export function sunInWords(event: unknown, offset: unknown): string {
  const ms = durationMs(offset ?? 0);
  if (ms === 0) return inWords(event);
  if (ms === null) return `${inWords(offset)} from ${inWords(event)}`;
  return `${durationInWords(Math.abs(ms))} ${ms < 0 ? "before" : "after"} ${inWords(event)}`;
}

/** The entities that it is about, or their attribute: `Lamp or Shelf`, `brightness of Lamp`. */
export function whoInWords(fields: Fields, things: Things, joint: "and" | "or"): string {
  const who = list(textsOf(fields.entity_id).map(things.name), joint);
  return fields.attribute ? `${plain(inWords(fields.attribute))} of ${who}` : who;
}

/** A part of an automation that is switched off is said to be. */
export function unlessOff(part: unknown, words: string): string {
  return isFields(part) && isSwitchedOff(part) ? `${words} (switched off)` : words;
}
