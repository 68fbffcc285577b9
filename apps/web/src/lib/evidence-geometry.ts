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
  /** What counts most on that day: missed and wrong before hit, so that a bad day is not hidden by a good moment. */
  readonly verdict: MarkKind | null;
}

export interface EvidencePlot {
  readonly days: readonly PlotDay[];
  /** Oldest first. A hit lies where the people did it, or where the automation would have when that is not known. */
  readonly marks: readonly Mark[];
}

const VERDICTS: readonly MarkKind[] = ["wrong", "missed", "hit", "unneeded"];

/**
 * Lays a suggestion's evidence out as a picture: one column per local day, one mark per thing that happened.
 *
 * @param maxDays the newest days alone, when there are more
 */
export function plotEvidence(evidence: Evidence, timeZone: string, maxDays = Number.POSITIVE_INFINITY): EvidencePlot {
  const all = datesBetween(localDate(evidence.total.from, timeZone), lastDate(evidence.total.until, timeZone));
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

  const days = dates.map((date, index) => {
    const kinds = new Set(marks.filter((mark) => mark.day === index).map((mark) => mark.kind));
    return {
      date,
      weekend: weekdayOfDate(date) >= 5,
      unseen: unseenFrom !== null && date >= unseenFrom,
      verdict: VERDICTS.find((kind) => kinds.has(kind)) ?? null,
    };
  });
  return { days, marks };
}

/** Where a routine lies in the day: minutes after local midnight; null when it has no time of its own. */
export function timeOfRoutine(evidence: Evidence, timeZone: string): number | null {
  if (evidence.usualTime) return evidence.usualTime.minutes;
  const times = evidence.firings
    .filter(({ outcome }) => outcome === "hit")
    .map(({ at }) => minutesOfDay(at, timeZone))
    .sort((a, b) => a - b);
  return times[Math.floor(times.length / 2)] ?? null;
}

/** A history that ends at midnight does not reach into the next day. */
function lastDate(until: string, timeZone: string): string {
  return localDate(Date.parse(until) - 1, timeZone);
}
