/** A moment as the clock on the wall of a home shows it. */
export interface ZonedTime {
  readonly year: number;
  /** 1..12 */
  readonly month: number;
  /** 1..31 */
  readonly day: number;
  /** 0..23 */
  readonly hour: number;
  readonly minute: number;
  /** Seconds, too, as some pictures need them. */
  readonly second: number;
  /** 0 is Monday, 6 is Sunday. */
  readonly weekday: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * @param instant ISO 8601, a Date or epoch milliseconds
 * @param timeZone IANA name
 */
export function zonedTime(instant: string | Date | number, timeZone: string): ZonedTime {
  const parts: Record<string, number> = {};
  for (const { type, value } of formatOf(timeZone).formatToParts(new Date(instant))) parts[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return { year, month, day, hour, minute, second, weekday: weekdayOf(year, month, day) };
}

/** The local date of a moment, e.g. `2026-03-29`. */
export function localDate(instant: string | Date | number, timeZone: string): string {
  const { year, month, day } = zonedTime(instant, timeZone);
  return isoDate(year, month, day);
}

/** Minutes after local midnight by the clock on the wall, 0..1440, with a fraction. */
export function minutesOfDay(instant: string | Date | number, timeZone: string): number {
  const { hour, minute, second } = zonedTime(instant, timeZone);
  return hour * 60 + minute + second / 60;
}

/** All dates from the first to the last, both included. */
export function datesBetween(first: string, last: string): string[] {
  const dates: string[] = [];
  const date = new Date(`${first}T00:00:00Z`);
  const end = Date.parse(`${last}T00:00:00Z`);
  for (; date.getTime() <= end; date.setUTCDate(date.getUTCDate() + 1)) dates.push(date.toISOString().slice(0, 10));
  return dates;
}

/** 0 is Monday, 6 is Sunday. */
export function weekdayOfDate(date: string): number {
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  return weekdayOf(year, month, day);
}

/**
 * The moment at which the clock on the wall shows a time on a date. Where the clock skips it, the moment just after.
 *
 * @param date e.g. `2026-03-29`
 */
export function instantAt(date: string, hour: number, timeZone: string): Date {
  const wanted = Date.parse(`${date}T00:00:00Z`) + hour * 3_600_000;
  let instant = wanted;
  // Twice: the first guess may lie on the other side of a change of the clock.
  for (let round = 0; round < 2; round++) {
    const shown = zonedTime(instant, timeZone);
    instant += wanted - Date.UTC(shown.year, shown.month - 1, shown.day, shown.hour, shown.minute, shown.second);
  }
  return new Date(instant);
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  formats.set(timeZone, format);
  return format;
}

function weekdayOf(year: number, month: number, day: number): number {
  return (new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % 7;
}

function isoDate(year: number, month: number, day: number): string {
  return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}
