import { instantAt, localDate, weekdayOfDate, zonedTime } from "./zoned-time.ts";

const EVENING_HOUR = 20;
const MORNING_HOUR = 9;

export interface SnoozeChoice {
  readonly label: string;
  readonly until: Date;
}

/** Good moments to be asked again, by the clock of the home. */
export function snoozeChoices(now: number, timeZone: string): SnoozeChoice[] {
  const today = localDate(now, timeZone);
  const { hour, year, month } = zonedTime(now, timeZone);
  const evening =
    hour < EVENING_HOUR - 1
      ? { label: "Tonight", date: today }
      : { label: "Tomorrow evening", date: addDays(today, 1) };
  const nextMonth = new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10);
  return [
    { label: evening.label, until: instantAt(evening.date, EVENING_HOUR, timeZone) },
    { label: "Next week", until: instantAt(addDays(today, 7 - weekdayOfDate(today)), MORNING_HOUR, timeZone) },
    { label: "Next month", until: instantAt(nextMonth, MORNING_HOUR, timeZone) },
  ];
}

/** @param date e.g. `2026-11-23` */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
