import { logBinomialTail } from "../math/statistics.ts";
import type { Anchor } from "./anchors.ts";
import { type DayCalendar, type DaySet, learntSets } from "./day-sets.ts";

/** Widths of the window in which a habit's times are looked for, in minutes. */
const WINDOW_WIDTHS = [4, 8, 15, 30];
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
  const sets = [...own, ...calendar.sets].map(inBits);
  const peaks: Peak[] = [];
  const rate = points.length / (days.length * (anchor.to - anchor.from));
  const count = new Uint16Array(7); // days by weekday
  for (const weekday of calendar.weekdays) count[weekday]!++;
  for (const width of WINDOW_WIDTHS) {
    const chance = 1 - Math.exp(-Math.max(rate, 0.5 / (days.length * 300)) * width);
    const tail = tailTable(chance, days.length);
    const acts = new Uint16Array(days.length); // in the window, by day
    const done = new Int32Array(wordsOf(days.length)); // days on which it was done, as bits
    const hits = new Uint16Array(7); // … and how many of them there are, by weekday
    let total = 0; // … and in all
    let next = 0; // first point after the window
    for (let i = 0; i < points.length; i++) {
      const start = points[i]!.offset;
      const before = next;
      while (next < points.length && points[next]!.offset <= start + width) mark(points[next++]!, 1);
      // A window that only lost points since the last one is no better than that.
      if (next > before && total >= MIN_DAYS_DONE) scoreWindow(start);
      mark(points[i]!, -1);
    }
    function mark(point: Point, step: number): void {
      const day = point.day - firstDay;
      if (day < 0 || day >= acts.length) return;
      acts[day]! += step;
      const isNew = step > 0 && acts[day] === 1;
      if (!isNew && acts[day] !== 0) return;
      done[day >> 5]! ^= 1 << (day & 31);
      total += step;
      hits[calendar.weekdays[day]!]! += step;
    }
    function scoreWindow(start: number): void {
      let best: Peak | null = null;
      const compare = (days: DaysInBits) => {
        const least = best?.score ?? 0;
        const score = scoreOf(done, days, tail, least);
        if (score > least) best = { start, width, set: days.set, score };
      };
      for (const one of sets) compare(one);
      for (const one of learntSets(calendar, hits, count)) compare(inBits(one));
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

/** The days of a set as bits, 32 a word: a window's days are compared with those of many sets. */
interface DaysInBits {
  readonly set: DaySet;
  readonly has: Int32Array;
  readonly excused: Int32Array;
  /** How many days it has. */
  readonly size: number;
}

const known = new WeakMap<DaySet, DaysInBits>();

function inBits(set: DaySet): DaysInBits {
  let days = known.get(set);
  if (!days) {
    const pack = (marks: Uint8Array) => {
      const words = new Int32Array(wordsOf(marks.length));
      marks.forEach((mark, day) => {
        words[day >> 5]! |= mark << (day & 31);
      });
      return words;
    };
    days = {
      set,
      has: pack(set.has),
      excused: pack(set.excused),
      size: set.has.reduce((sum, has) => sum + has, 0),
    };
    known.set(set, days);
  }
  return days;
}

function wordsOf(days: number): number {
  return Math.ceil(days / 32);
}

/** How many bits are set (Warren, Hacker's Delight, chapter 5). */
function bitsOf(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Evidence for a window on a day set, in nats; 0 when it was done on too few of the days, or can be no more than `least`. */
function scoreOf(
  done: Int32Array,
  { set, has, excused, size }: DaysInBits,
  tail: (hits: number, trials: number) => number,
  least: number,
): number {
  let hits = 0;
  let first = -1; // word of the first day on which it was done
  let last = -1;
  for (let word = 0; word < done.length; word++) {
    const both = done[word]! & has[word]!;
    if (both === 0) continue;
    hits += bitsOf(both);
    if (first < 0) first = word;
    last = word;
  }
  if (hits < MIN_DAYS_DONE) return 0;
  // The most that it can be: as if it had been done on every day of its life.
  const most = Math.max(-tail(hits, size), -tail(hits, hits) - 2 * Math.log(hits)) - set.oddity;
  if (set.weekdays !== null && most <= least) return 0;
  let inSet = 0;
  let lifetime = 0;
  for (let word = 0; word < done.length; word++) {
    const counting = has[word]! & (done[word]! | ~excused[word]!);
    const days = bitsOf(counting);
    inSet += days;
    if (word < first || word > last) continue;
    lifetime += days;
    const both = done[word]! & has[word]!;
    // Days before the first one on which it was done, and after the last one.
    if (word === first) lifetime -= bitsOf(counting & ((both & -both) - 1));
    if (word === last) lifetime -= bitsOf(counting & ~(-1 >>> Math.clz32(both)));
  }
  if (hits < MIN_SHARE * lifetime) return 0;
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
