import { logBinomialTail } from "../math/statistics.ts";
import type { Anchor } from "./anchors.ts";
import { type DayCalendar, type DaySet, daySets } from "./day-sets.ts";

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
  const peaks: Peak[] = [];
  const rate = points.length / (days.length * (anchor.to - anchor.from));
  for (const width of WINDOW_WIDTHS) {
    const chance = 1 - Math.exp(-Math.max(rate, 0.5 / (days.length * 300)) * width);
    const tail = tailTable(chance, days.length);
    const done = new Uint8Array(days.length);
    let total = 0; // days on which it was done in the window
    let next = 0; // first point after the window
    for (let i = 0; i < points.length; i++) {
      const start = points[i]!.offset;
      while (next < points.length && points[next]!.offset <= start + width) mark(points[next++]!, 1);
      if (total >= MIN_DAYS_DONE && (i === 0 || points[i - 1]!.offset < start)) scoreWindow(start);
      mark(points[i]!, -1);
    }
    function mark(point: Point, step: number): void {
      const index = point.day - firstDay;
      if (index < 0 || index >= done.length) return;
      const before = done[index]!;
      done[index] = before + step;
      if (before === 0) total++;
      else if (done[index] === 0) total--;
    }
    function scoreWindow(start: number): void {
      let best: Peak | null = null;
      for (const set of [...own, ...daySets(calendar, done)]) {
        const score = scoreOf(done, set, tail);
        if (score !== null && score > (best?.score ?? 0)) best = { start, width, set, score };
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

/** Evidence for a window on a day set, in nats; null when it was done on too few of the days it could be. */
function scoreOf(done: Uint8Array, set: DaySet, tail: (hits: number, trials: number) => number): number | null {
  let inSet = 0;
  let hits = 0;
  let first = -1;
  let last = -1;
  for (let i = 0; i < done.length; i++) {
    if (set.has[i] === 0 || (set.excused[i] === 1 && done[i] === 0)) continue;
    if (done[i]! > 0) {
      hits++;
      if (first < 0) first = inSet;
      last = inSet;
    }
    inSet++;
  }
  const lifetime = last - first + 1;
  if (hits < MIN_DAYS_DONE || hits < MIN_SHARE * lifetime) return null;
  return Math.max(-tail(hits, inSet), -tail(hits, lifetime) - 2 * Math.log(inSet)) - set.oddity;
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
