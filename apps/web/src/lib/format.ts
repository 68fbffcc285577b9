import { weekdayOfDate, zonedTime } from "./zoned-time.ts";

// Words are put together here, not by Intl: the server's and the browser's names of months differ now and then,
// and a page must read the same in both.
const WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** e.g. `Mon 23 Nov` */
export function formatDate(instant: string | number | Date, timeZone: string): string {
  const { weekday, day, month } = zonedTime(instant, timeZone);
  return `${WEEKDAYS[weekday]} ${day} ${MONTHS[month - 1]}`;
}

/** e.g. `06:45` */
export function formatTime(instant: string | number | Date, timeZone: string): string {
  const { hour, minute } = zonedTime(instant, timeZone);
  return clock(hour * 60 + minute);
}

/** e.g. `Mon 23 Nov, 06:45` */
export function formatDateTime(instant: string | number | Date, timeZone: string): string {
  return `${formatDate(instant, timeZone)}, ${formatTime(instant, timeZone)}`;
}

/** Of a local date such as `2026-11-23`: `Mon 23 Nov`. */
export function formatLocalDate(date: string): string {
  const [, month = 1, day = 1] = date.split("-").map(Number);
  return `${WEEKDAYS[weekdayOfDate(date)]} ${day} ${MONTHS[month - 1]}`;
}

/** Minutes after midnight as a time of day: `06:45`. */
export function clock(minutes: number): string {
  const whole = Math.round(minutes) % (24 * 60);
  return `${String(Math.floor(whole / 60)).padStart(2, "0")}:${String(whole % 60).padStart(2, "0")}`;
}

/** A stretch of time in the largest units that matter: `0.4 s`, `12 s`, `3 min 5 s`, `2 h 10 min`, `3 days`. */
export function formatDuration(ms: number): string {
  if (ms < 10_000) return `${Number((ms / 1000).toFixed(1))} s`;
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return both(Math.floor(seconds / 60), "min", seconds % 60, "s");
  const minutes = Math.round(seconds / 60);
  if (minutes < 48 * 60) return both(Math.floor(minutes / 60), "h", minutes % 60, "min");
  return count(Math.round(minutes / (24 * 60)), "day");
}

/** Hours of history as people say it: `12 hours`, `7 days`. */
export function formatHours(hours: number): string {
  if (hours < 48) return count(Math.round(hours), "hour");
  const days = hours / 24;
  return Math.abs(days - Math.round(days)) < 0.05 ? count(Math.round(days), "day") : `${days.toFixed(1)} days`;
}

/** How long ago, or how soon: `just now`, `5 min ago`, `yesterday`, `in 3 days`. */
export function formatRelative(instant: string | number | Date, now: number): string {
  const elapsed = now - new Date(instant).getTime();
  const distance = Math.abs(elapsed);
  if (distance < 45_000) return elapsed >= 0 ? "just now" : "in a moment";
  const amount =
    distance < HOUR_MS
      ? `${Math.round(distance / MINUTE_MS)} min`
      : distance < DAY_MS
        ? `${Math.round(distance / HOUR_MS)} h`
        : count(Math.round(distance / DAY_MS), "day");
  return elapsed >= 0 ? `${amount} ago` : `in ${amount}`;
}

/** e.g. `1 day`, `1,204 rows` */
export function count(amount: number, one: string, many = `${one}s`): string {
  return `${formatNumber(amount)} ${amount === 1 ? one : many}`;
}

/** With thousands set apart, and no more digits than a person reads. */
export function formatNumber(value: number): string {
  const size = Math.abs(value);
  const digits = Number.isInteger(value) || size >= 100 ? 0 : size >= 10 ? 1 : 2;
  const [whole = "0", fraction] = Math.abs(Number(value.toFixed(digits)))
    .toString()
    .split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ",");
  return `${value < 0 ? "−" : ""}${grouped}${fraction ? `.${fraction}` : ""}`;
}

/** 0..1 as `94 %`, which never breaks over two lines. */
export function formatPercent(share: number): string {
  return `${Math.round(share * 100)}\u00a0%`;
}

function both(large: number, largeUnit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${large} ${largeUnit}` : `${large} ${largeUnit} ${small} ${smallUnit}`;
}
