import type { SuggestionView } from "@routinely/api";
import { clock, count, formatDuration } from "./format.ts";

type Evidence = SuggestionView["evidence"];
type Counts = Evidence["total"];

/** e.g. `On 18 of 20 days` */
export function daysWords({ days, daysDone }: Counts): string {
  return `On ${daysDone} of ${count(days, "day")}`;
}

/** What the automation would have got right, as a short line; null when it would never have acted. */
export function rightWords({ hits, wrong }: Counts): string | null {
  const judged = hits + wrong;
  return judged === 0 ? null : `right ${hits} of ${count(judged, "time")}`;
}

/** The test on days that were kept apart, in full; null when the history was too short for one. */
export function validationWords({ validation }: Evidence): string | null {
  if (!validation) return null;
  const stretch = `On the last ${count(validation.days, "day")}, which were not used to find it`;
  const right = rightWords(validation);
  if (!right) return `${stretch}, it would not have acted.`;
  const extras = [
    validation.unneeded > 0 && `${count(validation.unneeded, "time")} it was already so`,
    validation.missed > 0 && `${count(validation.missed, "time")} you would still have done it by hand`,
  ].filter((words) => words !== false);
  return `${stretch}: ${right}.${extras.length > 0 ? ` ${capital(extras.join(", and "))}.` : ""}`;
}

/** When it usually happens: at about a time, or so long after what triggers it. */
export function usualWords({ usualTime, usualDelaySeconds }: Evidence): string | null {
  if (usualTime)
    return `Usually at ${clock(usualTime.minutes)}, give or take ${Math.max(Math.round(usualTime.spreadMinutes), 1)} min`;
  if (usualDelaySeconds !== null) return `Usually ${formatDuration(usualDelaySeconds * 1000)} after`;
  return null;
}

/** Who does it by hand today. */
export function actedByWords({ actedBy: { user, device } }: Evidence): string | null {
  if (user === 0 && device === 0) return null;
  if (user === 0) return "Always at the switch";
  if (device === 0) return "Always in the app or by voice";
  return `${count(device, "time")} at the switch, ${count(user, "time")} in the app or by voice`;
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
