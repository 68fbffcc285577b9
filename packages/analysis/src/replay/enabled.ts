import { type Fields, inWords, isTemplate } from "./fields.ts";
import type { Notes } from "./notes.ts";

/** What Home Assistant takes for "no". */
const OFF = new Set(["false", "no", "off", "disable", "0"]);

/**
 * Whether a part of an automation is switched on; one that a template switches counts as on, with a note.
 *
 * @param what it is, e.g. `condition`
 */
export function isEnabled(fields: Fields, what: string, notes: Notes): boolean {
  if (isTemplate(fields.enabled)) notes.add(`A ${what} is switched on by a template; it was taken as on.`);
  return !isSwitchedOff(fields);
}

export function isSwitchedOff({ enabled }: Fields): boolean {
  return OFF.has(inWords(enabled).toLowerCase());
}
