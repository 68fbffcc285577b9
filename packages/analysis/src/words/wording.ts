import { ALL_DAYS, WEEKEND, WORKDAYS } from "../judge/routine.ts";
import { clockTime } from "./automation.ts";

/** Plain words for numbers, times and days. Clock times are 24 h. */

const DAY_NAMES = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/** `06:45` */
export function timeOfDay(minute: number): string {
  return clockTime(minute).slice(0, 5);
}

/** `every day`, `on workdays`, `at weekends`, `on Friday and Saturday`. */
export function daysInWords(days: number): string {
  if (days === ALL_DAYS) return "every day";
  if (days === WORKDAYS) return "on workdays";
  if (days === WEEKEND) return "at weekends";
  const missing = DAY_NAMES.filter((_, day) => !((days >> day) & 1));
  if (missing.length === 1) return `every day but ${missing[0]}`;
  return daysInRow(days) ?? `on ${list(DAY_NAMES.filter((_, day) => (days >> day) & 1))}`;
}

/** `from Sunday to Thursday`, for three days or more in a row; null for others. */
function daysInRow(days: number): string | null {
  const has = (day: number) => ((days >> (day % 7)) & 1) === 1;
  const first = DAY_NAMES.findIndex((_, day) => has(day) && !has(day + 6));
  let last = first;
  while (has(last + 1)) last++;
  const inRow = last - first + 1;
  const all = DAY_NAMES.filter((_, day) => has(day)).length;
  return inRow === all && inRow >= 3 ? `from ${DAY_NAMES[first]} to ${DAY_NAMES[last % 7]}` : null;
}

/** `a`, `a and b`, `a, b and c`. */
export function list(words: readonly string[], joint: "and" | "or" = "and"): string {
  if (words.length < 2) return words[0] ?? "";
  return `${words.slice(0, -1).join(", ")} ${joint} ${words.at(-1)}`;
}

/** `45 seconds`, `10 minutes`, `1 hour`, `1 hour 30 minutes`. */
export function durationInWords(ms: number): string {
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return plural(seconds, "second");
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return plural(minutes, "minute");
  const rest = minutes % 60;
  return plural(Math.floor(minutes / 60), "hour") + (rest > 0 ? ` ${plural(rest, "minute")}` : "");
}

/** {@link durationInWords} for long times that nobody reads to the minute: `27 hours`, `6 days`. */
export function roughly(ms: number): string {
  const hours = ms / 3_600_000;
  if (hours >= 72) return plural(Math.round(hours / 24), "day");
  return hours >= 10 ? plural(Math.round(hours), "hour") : durationInWords(ms);
}

/** `25 November` of a local day number. */
export function dateInWords(day: number): string {
  return new Date(day * 86_400_000).toLocaleDateString("en-GB", { day: "numeric", month: "long", timeZone: "UTC" });
}

/** `3 times`, `1 time`, `1,231 times`. */
export function plural(count: number, word: string): string {
  return `${count.toLocaleString("en-US")} ${unit(count, word)}`;
}

/** The word after a count: `time` after 1, else `times`. */
export function unit(count: number, word: string): string {
  return count === 1 ? word : word.endsWith("y") && !word.endsWith("ay") ? `${word.slice(0, -1)}ies` : `${word}s`;
}

export function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
