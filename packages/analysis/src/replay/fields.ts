import type { Notes } from "./notes.ts";

/** Reading Home Assistant's configuration, which is JSON of any shape: nothing here throws. */

export type Fields = Readonly<Record<string, unknown>>;

/** The object that it is; empty for anything else. */
export function fieldsOf(value: unknown): Fields {
  return isFields(value) ? value : {};
}

export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A trigger or condition with what newer versions of Home Assistant write as its `options`. */
export function withOptions(fields: Fields): Fields {
  return isFields(fields.options) ? { ...fields.options, ...fields } : fields;
}

/** What Home Assistant takes as one or many; nothing is none. */
export function listOf(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

/** Texts and numbers of one or many, as texts. */
export function textsOf(value: unknown): string[] {
  return listOf(value).filter(isPlain).map(String);
}

/** Entity, area or device ids, also parted by commas, or in capitals. */
export function idsOf(value: unknown): string[] {
  return textsOf(value).flatMap((text) =>
    text
      .split(",")
      .map((id) => id.trim().toLowerCase())
      .filter(Boolean),
  );
}

function isPlain(value: unknown): boolean {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}

/** Whether it is worked out by Home Assistant's template engine, which is not at hand. */
export function isTemplate(value: unknown): boolean {
  return typeof value === "string" && /\{[{%#]/.test(value);
}

const PARTS: Readonly<Record<string, number>> = {
  days: 86_400_000,
  hours: 3_600_000,
  minutes: 60_000,
  seconds: 1000,
  milliseconds: 1,
};

/**
 * Milliseconds of a time period: seconds, `HH:MM`, `HH:MM:SS` with or without a sign, or an object of days, hours,
 * minutes, seconds and milliseconds. null for anything else, templates among it.
 */
export function durationMs(value: unknown): number | null {
  if (typeof value === "number") return Number.isFinite(value) ? value * 1000 : null;
  if (isFields(value)) {
    const entries = Object.entries(value);
    const isKnown = ([name, part]: [string, unknown]) => name in PARTS && isNumber(part);
    if (entries.length === 0 || !entries.every(isKnown)) return null;
    return entries.reduce((sum, [name, part]) => sum + PARTS[name]! * Number(part), 0);
  }
  if (typeof value !== "string") return null;
  if (isNumber(value)) return Number(value) * 1000;
  const match = /^\s*([+-]?)(\d+):(\d+)(?::(\d+(?:\.\d+)?))?\s*$/.exec(value);
  if (!match) return null;
  const seconds = Number(match[2]) * 3600 + Number(match[3]) * 60 + Number(match[4] ?? 0);
  return (match[1] === "-" ? -1000 : 1000) * seconds;
}

/** Milliseconds after midnight of `HH:MM` or `HH:MM:SS`; null for anything else. */
export function timeOfDayMs(value: unknown): number | null {
  const match = typeof value === "string" ? /^\s*(\d{1,2}):(\d{2})(?::(\d{2}))?\s*$/.exec(value) : null;
  if (!match) return null;
  const [hours, minutes, seconds] = [Number(match[1]), Number(match[2]), Number(match[3] ?? 0)];
  return hours < 24 && minutes < 60 && seconds < 60 ? (hours * 3600 + minutes * 60 + seconds) * 1000 : null;
}

/** For a sentence: a text as it is, anything else as JSON. */
export function inWords(value: unknown): string {
  return typeof value === "string" ? value : (JSON.stringify(value) ?? "nothing");
}

/** A number, or a text that is one. */
export function isNumber(value: unknown): boolean {
  if (typeof value === "number") return Number.isFinite(value);
  return typeof value === "string" && value.trim() !== "" && Number.isFinite(Number(value));
}

/** Weekdays as a set of bits, Monday = bit 0; all of them where nothing is said. */
export function weekdaysOf(value: unknown, notes?: Notes): number {
  if (value === undefined || value === null) return 0b1111111;
  return textsOf(value).reduce((days, day) => {
    const index = WEEKDAYS.indexOf(day);
    if (index < 0) notes?.add(`${day} is no weekday that Home Assistant knows; it was left out.`);
    return index < 0 ? days : days | (1 << index);
  }, 0);
}

const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
