import type { Habitat } from "../acts.ts";
import { type Candidate, lifeOf, verdictOf } from "../candidate.ts";
import { type DaySet, daySets } from "../day-sets.ts";
import { Exposure } from "../exposure.ts";
import { judge } from "../replay.ts";
import { ALL_DAYS, type Condition, type Range } from "../routine.ts";
import { logChance } from "../score.ts";
import { firstAtOrAfter } from "../search.ts";
import { logBinomialTail } from "../statistics.ts";
import { DAY, MINUTE } from "../time/local-clock.ts";
import { daysOf, type World } from "../world.ts";
import { type Anchor, clockAnchor, driftAnchor, sunAnchor } from "./anchors.ts";

/** Widths of the window in which a habit's times are looked for, in minutes. */
const WIDTHS = [4, 8, 15, 30];
/** Slopes of drifting habits that are tried, minutes a day. */
const SLOPES = [-2, -1.25, -0.75, 0.75, 1.25, 2];
const DRIFT_SHOWS_AFTER_MS = 14 * DAY;
/** In nats. */
const DRIFT_GAIN = 10;
/** An act this long after a firing still shows that it was wanted. */
const TOLERANCE_MS = 30 * MINUTE;
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
    const points = pointsOf(world, habitat, anchor, range);
    return peaksOf(world, points, range, anchor)
      .map((peak) => candidateAt(world, habitat, home, exposure, anchor, points, peak, range))
      .filter((candidate) => candidate !== null);
  };
  const steady = [clockAnchor(world), sunAnchor(world, "sunrise"), sunAnchor(world, "sunset")].flatMap(along);
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
  const daysByWeekday = new Array<number>(7).fill(0);
  for (const day of days) daysByWeekday[world.clock.weekday(day)]!++;
  const peaks: Peak[] = [];
  const rate = points.length / (days.length * (anchor.to - anchor.from));
  for (const width of WIDTHS) {
    const chance = 1 - Math.exp(-Math.max(rate, 0.5 / (days.length * 300)) * width);
    for (let i = 0; i < points.length; i++) {
      const start = points[i]!.offset;
      const done = new Set<number>();
      for (let j = i; j < points.length && points[j]!.offset <= start + width; j++) done.add(points[j]!.day);
      if (done.size < MIN_DAYS_DONE) continue;
      const hits = new Array<number>(7).fill(0);
      for (const day of done) hits[world.clock.weekday(day)]!++;
      for (const set of daySets(hits, daysByWeekday)) {
        const peak = scoreOf(world, done, days, set, chance);
        if (peak !== null) peaks.push({ start, width, set, score: peak });
      }
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

/** Evidence for a window on a day set, in nats; null when it was done on too few of the days it could be. */
function scoreOf(
  world: World,
  done: ReadonlySet<number>,
  days: readonly number[],
  set: DaySet,
  chance: number,
): number | null {
  const inSet = days.filter((day) => (set.days >> world.clock.weekday(day)) & 1);
  const isDone = inSet.map((day) => done.has(day));
  const hits = isDone.filter(Boolean).length;
  if (hits < MIN_DAYS_DONE) return null;
  const first = isDone.indexOf(true);
  const last = isDone.lastIndexOf(true);
  const lifetime = last - first + 1;
  if (hits / lifetime < MIN_SHARE) return null;
  const whole = -logBinomialTail(hits, inSet.length, chance);
  const alive = -logBinomialTail(hits, lifetime, chance) - 2 * Math.log(inSet.length);
  return Math.max(whole, alive) - set.oddity;
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
