import { logBinomialTail } from "../math/statistics.ts";
import type { Range } from "../time/range.ts";
import { daysOf, type World } from "../world/world.ts";
import type { Anchor } from "./anchors.ts";
import { type DaySet, daySets } from "./day-sets.ts";

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

/** The windows in which people do it on most days of a set, the best first, without overlaps. */
export function peaksOf(world: World, points: readonly Point[], range: Range, anchor: Anchor): Peak[] {
  const days = daysOf(world, range);
  const firstDay = days[0]!;
  const weekdays = Uint8Array.from(days, (day) => world.clock.weekday(day));
  const peaks: Peak[] = [];
  const rate = points.length / (days.length * (anchor.to - anchor.from));
  for (const width of WINDOW_WIDTHS) {
    const chance = 1 - Math.exp(-Math.max(rate, 0.5 / (days.length * 300)) * width);
    const tail = tailTable(chance, days.length);
    const done = new Uint8Array(days.length);
    let next = 0; // first point after the window
    for (let i = 0; i < points.length; i++) {
      const start = points[i]!.offset;
      while (next < points.length && points[next]!.offset <= start + width) mark(points[next++]!, 1);
      if (i === 0 || points[i - 1]!.offset < start) scoreWindow(start);
      mark(points[i]!, -1);
    }
    function mark(point: Point, step: number): void {
      const index = point.day - firstDay;
      if (index >= 0 && index < done.length) done[index]! += step;
    }
    function scoreWindow(start: number): void {
      let best: Peak | null = null;
      for (const set of daySetsOf(done, weekdays)) {
        const score = scoreOf(done, weekdays, set, tail);
        if (score !== null && score > (best?.score ?? 0)) best = { start, width, set, score };
      }
      if (best) peaks.push(best);
    }
  }
  peaks.sort((a, b) => b.score - a.score);
  const kept: Peak[] = [];
  for (const peak of peaks) {
    const overlaps = kept.some(
      (other) => Math.abs(other.start - peak.start) < 40 && (other.set.days & peak.set.days) !== 0,
    );
    if (!overlaps) kept.push(peak);
    if (kept.length === MAX_PEAKS) break;
  }
  return kept;
}

/** Day sets worth trying for a window; none when it was hardly ever done in it. */
function daySetsOf(done: Uint8Array, weekdays: Uint8Array): readonly DaySet[] {
  const hits = new Uint16Array(7);
  const days = new Uint16Array(7);
  let total = 0;
  for (let i = 0; i < done.length; i++) {
    days[weekdays[i]!]!++;
    if (done[i]! === 0) continue;
    hits[weekdays[i]!]!++;
    total++;
  }
  return total < MIN_DAYS_DONE ? [] : daySets(hits, days);
}

/** Evidence for a window on a day set, in nats; null when it was done on too few of the days it could be. */
function scoreOf(
  done: Uint8Array,
  weekdays: Uint8Array,
  set: DaySet,
  tail: (hits: number, trials: number) => number,
): number | null {
  let inSet = 0;
  let hits = 0;
  let first = -1;
  let last = -1;
  for (let i = 0; i < done.length; i++) {
    if (((set.days >> weekdays[i]!) & 1) === 0) continue;
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

/**
 * The offset at which the automation should fire for the acts around a peak: early enough to do it for people, late
 * enough not to do it long before they would.
 */
export function bestOffset(world: World, points: readonly Point[], peak: Peak): number {
  const near = points.filter(
    (point) =>
      point.offset >= peak.start - 25 &&
      point.offset <= peak.start + peak.width + 40 &&
      (peak.set.days >> world.clock.weekday(point.day)) & 1,
  );
  const firstOfDay = [...Map.groupBy(near, (point) => point.day).values()].map((group) => group[0]!.offset);
  const worth = (offset: number) => firstOfDay.reduce((sum, act) => sum + worthOfDelay(act - offset), 0);
  let best = Math.floor(peak.start);
  let bestWorth = worth(best);
  for (let offset = Math.floor(peak.start) - 25; offset <= peak.start + peak.width; offset++) {
    const value = worth(offset);
    if (value >= bestWorth) {
      best = offset;
      bestWorth = value;
    }
  }
  const even = Math.floor(best / 5) * 5;
  return worth(even) >= bestWorth * 0.96 ? even : best;
}

/** What it is worth to have done it `minutes` before the people would: all of it up to 10 minutes, less and less later. */
function worthOfDelay(minutes: number): number {
  if (minutes < 0 || minutes > 30) return 0;
  if (minutes < 1) return 0.5 + minutes / 2;
  return minutes <= 10 ? 1 : 1 - (0.4 * (minutes - 10)) / 20;
}
