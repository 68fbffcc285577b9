import type { Habitat } from "../acts.ts";
import { type Candidate, verdictOf } from "../candidate.ts";
import { type DaySet, daySets } from "../day-sets.ts";
import { Exposure } from "../exposure.ts";
import { lifeOf } from "../life.ts";
import { judge } from "../replay.ts";
import { ALL_DAYS, type Condition, type Range } from "../routine.ts";
import { logChance } from "../score.ts";
import { firstAtOrAfter } from "../search.ts";
import { logBinomialTail } from "../statistics.ts";
import { DAY, MINUTE } from "../time/local-clock.ts";
import { daysOf, type World } from "../world.ts";
import { type Anchor, clockAnchor, driftAnchor, sunAnchor } from "./anchors.ts";
import { tellClockFromSun } from "./clock-or-sun.ts";

/** Widths of the window in which a habit's times are looked for, in minutes. */
const WIDTHS = [4, 8, 15, 30];
/** Slopes of drifting habits that are tried, minutes a day. */
const SLOPES = [-2, -1.25, -0.75, 0.75, 1.25, 2];
const DRIFT_SHOWS_AFTER_MS = 14 * DAY;
/** In nats. */
const DRIFT_GAIN = 20;
/** An act this long after a firing still shows that it was wanted. */
const TOLERANCE_MS = 30 * MINUTE;
/** Minutes from sunrise or sunset that cost a nat each: what is done hours away hardly keeps to the sun. */
const SUN_REACH = 15;
/** How far around a habit's time the rate of chance acts is taken from, in minutes. */
const NEIGHBOURHOOD = 150;
/** How many times busier than its surroundings a time of the day may make a chance act. */
const MOST_BUSY = 8;
const MIN_DAYS_DONE = 3;
const MIN_SHARE = 0.4;
const MAX_PEAKS = 8;

interface Point {
  readonly day: number;
  readonly offset: number;
}

interface Peak {
  readonly start: number;
  readonly width: number;
  readonly set: DaySet;
  readonly score: number;
}

/**
 * Habits that keep to the clock or to the sun, each on its own set of weekdays.
 *
 * @param home all acts of people in the home, epoch ms, ascending
 */
export function dailyCandidates(world: World, habitat: Habitat, home: Float64Array, range: Range): Candidate[] {
  if (habitat.times.length < MIN_DAYS_DONE) return [];
  const exposure = new Exposure(habitat);
  const along = (anchor: Anchor) => {
    world.progress.tick();
    const points = pointsOf(world, habitat, anchor, range);
    return peaksOf(world, points, range, anchor)
      .map((peak) => candidateAt(world, habitat, home, exposure, anchor, points, peak, range))
      .filter((candidate) => candidate !== null);
  };
  const anchors = [clockAnchor(world), sunAnchor(world, "sunrise"), sunAnchor(world, "sunset")];
  const steady = tellClockFromSun(world, anchors.flatMap(along));
  if (range.until - range.from < DRIFT_SHOWS_AFTER_MS) return steady;
  // A drift imitates the sun and chance alike: it must explain far more than anything that keeps still.
  const best = Math.min(0, ...steady.map(logChance));
  const drifting = SLOPES.flatMap((slope) => along(driftAnchor(world, slope)));
  return [...steady, ...drifting.filter((candidate) => logChance(candidate) < best - DRIFT_GAIN)];
}

function pointsOf(world: World, habitat: Habitat, anchor: Anchor, range: Range): Point[] {
  const points: Point[] = [];
  for (const time of habitat.times) {
    if (time < range.from || time >= range.until) continue;
    const day = world.clock.day(time);
    const offset = anchor.offset(day, time);
    if (offset >= anchor.from && offset < anchor.to) points.push({ day, offset });
    // What happens soon after midnight may belong to a window that began before.
    if (anchor.kind !== "sun" && offset < 60) points.push({ day: day - 1, offset: anchor.offset(day - 1, time) });
  }
  return points.sort((a, b) => a.offset - b.offset);
}

/** The windows in which people do it on most days of a set, the best first, without overlaps. */
function peaksOf(world: World, points: readonly Point[], range: Range, anchor: Anchor): Peak[] {
  const days = daysOf(world, range);
  const firstDay = days[0]!;
  const weekdays = Uint8Array.from(days, (day) => world.clock.weekday(day));
  const peaks: Peak[] = [];
  const rate = points.length / (days.length * (anchor.to - anchor.from));
  for (const width of WIDTHS) {
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

function candidateAt(
  world: World,
  habitat: Habitat,
  home: Float64Array,
  exposure: Exposure,
  anchor: Anchor,
  points: readonly Point[],
  peak: Peak,
  range: Range,
): Candidate | null {
  const offset = bestOffset(world, points, peak);
  const trigger = anchor.trigger(offset);
  const conditions: Condition[] = peak.set.days === ALL_DAYS ? [] : [{ kind: "weekdays", days: peak.set.days }];
  const draft = { habitat, trigger, conditions, toleranceMs: TOLERANCE_MS };
  const { life } = lifeOf(verdictOf(world, draft, range), range);
  const verdict = verdictOf(world, draft, life);
  if (verdict.hits < MIN_DAYS_DONE) return null;

  const days = daysOf(world, life).filter((day) => (peak.set.days >> world.clock.weekday(day)) & 1);
  let open = 0;
  let acts = 0;
  let busyInside = 0;
  let busyAround = 0;
  for (const day of days) {
    const start = anchor.instant(day, peak.start);
    const end = start + peak.width * MINUTE;
    busyInside += countWithin(home, start, end) - exposure.acts(start, end);
    for (const [from, until] of [
      [start - NEIGHBOURHOOD * MINUTE, start],
      [end, end + NEIGHBOURHOOD * MINUTE],
    ] as const) {
      open += exposure.open(from, until);
      acts += exposure.acts(from, until);
      busyAround += countWithin(home, from, until) - exposure.acts(from, until);
    }
  }
  // Getting up and going to bed make everything in the home busier for a while; that alone is no habit.
  const busier = (busyInside + 1) / ((busyAround * peak.width) / (2 * NEIGHBOURHOOD) + 1);
  const perMs = (Math.max(1, Math.min(MOST_BUSY, busier)) * (acts + 1)) / (open + days.length * TOLERANCE_MS);
  const window = Float64Array.from(days, (day) => anchor.instant(day, peak.start) - 1).filter(
    (time) => time >= life.from && time < life.until,
  );
  const inWindow = judge(habitat, window, peak.width * MINUTE + 1, world.range.until);
  const chance = 1 - Math.exp(-perMs * peak.width * MINUTE);
  const logP = logBinomialTail(inWindow.hits, inWindow.hits + inWindow.wrong, chance);
  const trimmed = life.from > range.from || life.until < range.until;
  const logTests =
    Math.log((anchor.to - anchor.from) / peak.width) +
    Math.log(WIDTHS.length) +
    peak.set.oddity +
    anchor.oddity +
    (anchor.kind === "sun" ? Math.abs(offset) / SUN_REACH : 0) +
    (trimmed ? Math.log(daysOf(world, range).length) : 0);
  return { ...draft, verdict, life, logP, logTests, baseRate: 1 - Math.exp(-perMs * TOLERANCE_MS) };
}

/**
 * The offset at which the automation should fire for the acts around a peak: early enough to do it for people, late
 * enough not to do it long before they would.
 */
function bestOffset(world: World, points: readonly Point[], peak: Peak): number {
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

function countWithin(sorted: Float64Array, from: number, until: number): number {
  return Math.max(0, firstAtOrAfter(sorted, until) - firstAtOrAfter(sorted, from));
}
