/** Numbers and times as a person reads them in a terminal. */

const number = new Intl.NumberFormat("en-GB");

export const count = (value: number): string => number.format(value);

/** "1 row", "2 rows". */
export const counted = (value: number, one: string, many = `${one}s`): string =>
  `${count(value)} ${value === 1 ? one : many}`;

export const share = (fraction: number): string => `${Math.round(fraction * 100)} %`;

/** Date and time in a time zone (this machine's when left out), e.g. "31 Jan 2026, 18:05". */
export function moment(instant: string | number, timeZone?: string): string {
  return new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short", timeZone }).format(
    new Date(instant),
  );
}

/** A length of time, e.g. "4 s", "3 min 20 s", "2 h 5 min". */
export function duration(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
  return `${Math.floor(seconds / 3600)} h ${Math.floor((seconds % 3600) / 60)} min`;
}
