import { DAY, HOUR, type LocalClock, MINUTE, SECOND } from "../time/local-clock.ts";
import type { Range } from "../time/range.ts";
import { daysOf } from "../world/world.ts";
import { durationMs, inWords, isNumber, listOf, timeOfDayMs, weekdaysOf } from "./fields.ts";
import type { TriggerReplay } from "./kinds.ts";

/** More firings than these are nothing that people would want to be done for them. */
const MOST_FIRINGS = 100_000;

export const timesOfDay: TriggerReplay = (history, trigger, range, notes) => {
  const { clock } = history.world;
  const weekdays = weekdaysOf(trigger.weekday, notes);
  const days = localDays(history.world.clock, range).filter((day) => (weekdays >> clock.weekday(day)) & 1);
  return listOf(trigger.at).flatMap((at) => {
    const ms = timeOfDayMs(at);
    if (ms !== null) return days.flatMap((day) => instantsOf(clock, day, ms));
    notes.add(`A time trigger at ${inWords(at)} depends on what is not in the history.`);
    return [];
  });
};

/**
 * Every instant at which the wall clock shows a time of the day: none on the day on which it is skipped, two on the day
 * on which it comes twice. So does Home Assistant (`find_next_time_expression_time`).
 */
function instantsOf(clock: LocalClock, day: number, ms: number): number[] {
  const wall = day * DAY + ms;
  const offsets = new Set([clock.offset(wall - 14 * HOUR), clock.offset(wall + 14 * HOUR)]);
  return [...offsets].map((offset) => wall - offset).filter((time) => time + clock.offset(time) === wall);
}

export const sunEvents: TriggerReplay = (history, trigger, range, notes) => {
  const event = trigger.trigger === "sun" ? trigger.event : String(trigger.trigger).slice("sun.".length);
  const later = durationMs(trigger.offset ?? 0);
  if ((event !== "sunrise" && event !== "sunset") || later === null) {
    notes.add(`A sun trigger for ${inWords(event)} with the offset ${inWords(trigger.offset)} cannot be read.`);
    return null;
  }
  const offset = trigger.offset_type === "before" ? -later : later;
  const moved = { from: range.from - offset - DAY, until: range.until - offset + DAY };
  return daysOf(history.world, moved).map((day) => history.world.sun.at(event, day) + offset);
};

export const homeAssistantStarts: TriggerReplay = (history, trigger, _range, notes) => {
  if (trigger.event === "start") return [...history.world.log.restarts];
  notes.add("When Home Assistant shuts down is not in the history.");
  return null;
};

export const timePattern: TriggerReplay = (history, trigger, range, notes) => {
  const { clock } = history.world;
  // Home Assistant takes what is left out below a given unit as 0, and above it as every one.
  const minute = trigger.minutes ?? (trigger.hours === undefined ? undefined : 0);
  const second = trigger.seconds ?? (minute === undefined ? undefined : 0);
  const hours = matching(trigger.hours, 24);
  const minutes = matching(minute, 60);
  const seconds = matching(second, 60);
  if (!hours || !minutes || !seconds || second === undefined) {
    notes.add("A time pattern that Home Assistant would not take was left out.");
    return null;
  }
  const times: number[] = [];
  for (let start = Math.floor(range.from / MINUTE) * MINUTE; start < range.until; start += MINUTE) {
    const ofDay = Math.floor(clock.minuteOfDay(start));
    if (!hours.has(Math.floor(ofDay / 60)) || !minutes.has(ofDay % 60)) continue;
    if (times.length + seconds.size > MOST_FIRINGS) {
      notes.add("A time pattern fires too often to be replayed to the end.");
      break;
    }
    for (const at of seconds) times.push(start + at * SECOND);
  }
  return times;
};

/** Which of 0 to `count - 1` a part of a time pattern means; null for one that means nothing. */
function matching(part: unknown, count: number): Set<number> | null {
  const all = Array.from({ length: count }, (_, i) => i);
  if (part === undefined || part === null || part === "*") return new Set(all);
  const every = typeof part === "string" && part.startsWith("/");
  const number = every ? part.slice(1) : part;
  if (!isNumber(number)) return null;
  const value = Math.trunc(Number(number));
  if (value < (every ? 1 : 0) || value >= count) return null;
  return new Set(every ? all.filter((one) => one % value === 0) : [value]);
}

function localDays(clock: LocalClock, range: Range): number[] {
  const first = clock.day(range.from);
  return Array.from({ length: clock.day(range.until) - first + 1 }, (_, i) => first + i);
}
