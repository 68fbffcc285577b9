import { InvalidInputError } from "../errors.ts";

/**
 * The time zone in its usual spelling.
 *
 * @throws InvalidInputError for anything that is no IANA name, also for offsets such as +01:00: they know no summer time
 */
export function checkTimeZone(timeZone: string): string {
  try {
    if (/^[A-Za-z]/.test(timeZone)) return new Intl.DateTimeFormat("en", { timeZone }).resolvedOptions().timeZone;
  } catch {
    // told below
  }
  throw new InvalidInputError(
    "timeZone",
    `There is no time zone “${timeZone}”. Give an IANA name, such as Europe/Amsterdam.`,
  );
}
