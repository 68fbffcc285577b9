import type { SuggestionView } from "@routinely/api";
import { datesBetween, localDate, minutesOfDay, weekdayOfDate } from "./zoned-time.ts";

type Evidence = SuggestionView["evidence"];

/**
 * `hit`: the automation would have done what the people then did. `unneeded`: it was already so.
 * `wrong`: nobody wanted it. `missed`: people did it, the automation would not have.
 */
export type MarkKind = "hit" | "unneeded" | "wrong" | "missed";

export interface Mark {
  readonly kind: MarkKind;
  readonly at: string;
  /** Index into {@link EvidencePlot.days}. */
  readonly day: number;
  /** Minutes after local midnight, 0..1440. */
  readonly minutes: number;
}

export interface PlotDay {
  /** Local date, e.g. `2026-11-23`. */
  readonly date: string;
  readonly weekend: boolean;
  /** Kept apart while searching: the suggestion was tried on this day without having seen it. */
  readonly unseen: boolean;
}

export interface EvidencePlot {
  readonly days: readonly PlotDay[];
  /** Oldest first. A hit lies where the people did it, or where the automation would have when that is not known. */
  readonly marks: readonly Mark[];
}

/** Moments spread wider than this (the middle half of them) have no time of day of their own. */
const OWN_TIME_MINUTES = 120;

/**
 * Lays a suggestion's evidence out as a picture: one column per local day, one mark per thing that happened.
 *
 * @param maxDays the newest days alone, when there are more
 * @returns fewer days than the evidence has where it does not hold all that happened in the earlier ones
 */
export function plotEvidence(evidence: Evidence, timeZone: string, maxDays = Number.POSITIVE_INFINITY): EvidencePlot {
  // Before that, a picture would claim that nothing happened.
  const all = datesBetween(localDate(evidence.listedFrom, timeZone), lastDate(evidence.total.until, timeZone));
  const dates = all.slice(-maxDays);
  const unseenFrom = evidence.validation ? localDate(evidence.validation.from, timeZone) : null;
  const columns = new Map(dates.map((date, index) => [date, index]));

  const marks = [
    ...evidence.firings.map(({ at, outcome, actedAt }) => ({ kind: outcome as MarkKind, at: actedAt ?? at })),
    ...evidence.misses.map(({ at }) => ({ kind: "missed" as MarkKind, at })),
  ]
    .map(({ kind, at }) => {
      const day = columns.get(localDate(at, timeZone));
      return day === undefined ? null : { kind, at, day, minutes: minutesOfDay(at, timeZone) };
    })
    .filter((mark) => mark !== null)
    .sort((a, b) => Date.parse(a.at) - Date.parse(b.at));

  const days = dates.map((date) => ({
    date,
    weekend: weekdayOfDate(date) >= 5,
    unseen: unseenFrom !== null && date >= unseenFrom,
  }));
  return { days, marks };
}

/** Where a routine lies in the day: minutes after local midnight; null when it happens at any time. */
export function timeOfRoutine(evidence: Evidence, timeZone: string): number | null {
  if (evidence.usualTime) return evidence.usualTime.minutes;
  const times = evidence.firings
    .filter(({ outcome }) => outcome === "hit")
    .map(({ at }) => minutesOfDay(at, timeZone))
    .sort((a, b) => a - b);
  const quantile = (share: number) => times[Math.floor(times.length * share)] ?? 0;
  return times.length > 0 && quantile(0.75) - quantile(0.25) <= OWN_TIME_MINUTES ? quantile(0.5) : null;
}

/** How often something was done by hand in each half hour of the day: 48 numbers. */
export function halfHours(plot: EvidencePlot): number[] {
  const counts = new Array<number>(48).fill(0);
  for (const { kind, minutes } of plot.marks) {
    const slot = Math.min(47, Math.floor(minutes / 30));
    if (kind === "hit" || kind === "missed") counts[slot] = (counts[slot] ?? 0) + 1;
  }
  return counts;
}

/** A history that ends at midnight does not reach into the next day. */
function lastDate(until: string, timeZone: string): string {
  return localDate(Date.parse(until) - 1, timeZone);
}
