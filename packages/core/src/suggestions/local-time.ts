/** A moment as the people of a home would say it, e.g. `22 November 2026 at 21:14`. */
export function localTime(moment: Date, timeZone: string): string {
  const format = { timeZone, dateStyle: "long", timeStyle: "short" } as const;
  return new Intl.DateTimeFormat("en-GB", format).format(moment);
}
