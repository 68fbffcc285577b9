import { logBinomialTail } from "../math/statistics.ts";
import type { Anchor } from "./anchors.ts";
import { type DayCalendar, type DaySet, learntSets } from "./day-sets.ts";

/** Widths of the window in which a habit's times are looked for, in minutes. */
export const WINDOW_WIDTHS = [4, 8, 15, 30];
export const MIN_DAYS_DONE = 3;
const MIN_SHARE = 0.4;
const MAX_PEAKS = 8;

/** An act: its local day and its offset to the anchor of that day, in minutes. */
export interface Point {
  readonly day: number;
  readonly offset: number;
}

/** A window of time, in minutes after the anchor, in which people do it on most days of a set. */
export interface Peak {
  readonly start: number;
  readonly width: number;
  readonly set: DaySet;
  readonly score: number;
}

/**
 * The windows in which people do it on most days of a set, the best first, without overlaps.
 *
 * @param points in ascending order of their offsets
 * @param own sets of days worth trying for this habitat besides the calendar's
 */
export function peaksOf(
  calendar: DayCalendar,
  points: readonly Point[],
  anchor: Anchor,
  own: readonly DaySet[],
): Peak[] {
  const { days } = calendar;
  const firstDay = days[0]!;
  const sets = [...own, ...calendar.sets];
  const peaks: Peak[] = [];
  const rate = points.length / (days.length * (anchor.to - anchor.from));
  const count = new Uint16Array(7); // days by weekday
  for (const weekday of calendar.weekdays) count[weekday]!++;
  for (const width of WINDOW_WIDTHS) {
    const chance = 1 - Math.exp(-Math.max(rate, 0.5 / (days.length * 300)) * width);
    const tail = tailTable(chance, days.length);
    const done = new Uint16Array(days.length); // acts in the window, by day
    const hits = new Uint16Array(7); // days on which it was done, by weekday
    let next = 0; // first point after the window
    let total = 0; // days on which it was done
    for (let i = 0; i < points.length; i++) {
      const start = points[i]!.offset;
      const before = next;
      while (next < points.length && points[next]!.offset <= start + width) mark(points[next++]!, 1);
      // A window that only lost points since the last one is no better than that.
      if (next > before && total >= MIN_DAYS_DONE) scoreWindow(start);
      mark(points[i]!, -1);
    }
    function mark(point: Point, step: number): void {
      const index = point.day - firstDay;
      if (index < 0 || index >= done.length) return;
      const wasDone = done[index]! > 0;
      done[index]! += step;
      const change = Number(done[index]! > 0) - Number(wasDone);
      total += change;
      hits[calendar.weekdays[index]!]! += change;
    }
    function scoreWindow(start: number): void {
      let best: Peak | null = null;
      for (const set of [...sets, ...learntSets(calendar, hits, count)]) {
        const least = best?.score ?? 0;
        if (mostOf(set, hits, count, tail) <= least) continue;
        const score = scoreOf(done, set, tail, least);
        if (score !== null) best = { start, width, set, score };
      }
      if (best) peaks.push(best);
    }
  }
  peaks.sort((a, b) => b.score - a.score);
  const kept: Peak[] = [];
  for (const peak of peaks) {
    const overlaps = kept.some(
      (other) => Math.abs(other.start - peak.start) < 40 && other.set.has.some((has, i) => has & peak.set.has[i]!),
    );
    if (!overlaps) kept.push(peak);
    if (kept.length === MAX_PEAKS) break;
  }
  return kept;
}

/** The most that a set can score: as if it had been done on every day of its life. */
function mostOf(
  { weekdays, oddity }: DaySet,
  hits: Uint16Array,
  count: Uint16Array,
  tail: (hits: number, trials: number) => number,
): number {
  if (weekdays === null) return Number.POSITIVE_INFINITY;
  let done = 0;
  let possible = 0;
  for (let day = 0; day < 7; day++) {
    if (((weekdays >> day) & 1) === 0) continue;
    done += hits[day]!;
    possible += count[day]!;
  }
  if (done < MIN_DAYS_DONE) return 0;
  return Math.max(-tail(done, possible), -tail(done, done) - 2 * Math.log(done)) - oddity;
}

/** Evidence for a window on a day set, in nats; null when it was done on too few of the days, or is no more than `least`. */
function scoreOf(
  done: Uint16Array,
  { has, excused, oddity }: DaySet,
  tail: (hits: number, trials: number) => number,
  least: number,
): number | null {
  let inSet = 0;
  let hits = 0;
  let first = -1;
  let last = -1;
  for (let i = 0; i < done.length; i++) {
    if (has[i] === 0) continue;
    if (done[i]! > 0) {
      hits++;
      if (first < 0) first = inSet;
      last = inSet;
    } else if (excused[i] === 1) continue;
    inSet++;
  }
  const lifetime = last - first + 1;
  if (hits < MIN_DAYS_DONE || hits < MIN_SHARE * lifetime) return null;
  const score = Math.max(-tail(hits, inSet), -tail(hits, lifetime) - 2 * Math.log(inSet)) - oddity;
  return score > least ? score : null;
}

/** {@link logBinomialTail} at one rate, each value computed once. */
function tailTable(rate: number, most: number): (hits: number, trials: number) => number {
  const known = new Float64Array((most + 1) * (most + 1)).fill(Number.NaN);
  return (hits, trials) => {
    const index = trials * (most + 1) + hits;
    if (Number.isNaN(known[index]!)) known[index] = logBinomialTail(hits, trials, rate);
    return known[index]!;
  };
}
