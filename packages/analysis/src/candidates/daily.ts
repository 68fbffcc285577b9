import { type Candidate, logChance } from "../judge/candidate.ts";
import { firingsOf, within } from "../judge/firings.ts";
import { whereAllHold } from "../judge/holds.ts";
import { judge, Outcome, type Verdict } from "../judge/judge.ts";
import { lifeOf } from "../judge/life.ts";
import { ALL_DAYS } from "../judge/routine.ts";
import { timingEvidence } from "../judge/timing.ts";
import { DAY, MINUTE } from "../time/local-clock.ts";
import type { Range } from "../time/range.ts";
import { weekdayNames } from "../words/automation.ts";
import type { Habitat } from "../world/acts.ts";
import { actionsWithin, reaches, weekdaysOf } from "../world/existing.ts";
import { Exposure } from "../world/exposure.ts";
import type { World } from "../world/world.ts";
import { type Anchor, clockAnchor, driftAnchor, SUN_REACH, sunAnchor } from "./anchors.ts";
import { tellApart } from "./clock-or-sun.ts";
import { rateByChance } from "./daily-chance.ts";
import type { DayCalendar, DaySet } from "./day-sets.ts";
import { slopeOf, slopesOf } from "./drift.ts";
import { firingTime, TOLERANCE_MINUTES } from "./firing-time.ts";
import { guardOf } from "./guard.ts";
import { MIN_DAYS_DONE, type Peak, type Point, peaksOf } from "./peaks.ts";
import type { TriggerPool } from "./trigger-pool.ts";

const DRIFT_SHOWS_AFTER_MS = 14 * DAY;
/** An act this long after a firing still shows that it was wanted. */
const TOLERANCE_MS = TOLERANCE_MINUTES * MINUTE;
/** What is done within this time of each other is done together. */
const TOGETHER_MS = 3 * MINUTE;
/** A thing moves by one drift, maybe two: one a morning's and one an evening's. */
const MOST_DRIFTS = 2;
/** What is done more often than this has no time of its own. */
const MOST_A_DAY = 50;

/**
 * Habits that keep to the clock or to the sun, each on its own set of days.
 *
 * @param pool the days of the stretch and all acts of people in the home
 */
export function dailyCandidates(world: World, habitat: Habitat, pool: TriggerPool, range: Range): Candidate[] {
  const days = (range.until - range.from) / DAY;
  if (habitat.times.length < MIN_DAYS_DONE || habitat.times.length > MOST_A_DAY * days) return [];
  const { calendar } = pool;
  const home = apartFrom(pool.acts, habitat.times);
  const exposure = new Exposure(habitat);
  const own = leftOut(world, habitat, calendar);
  const along = (anchor: Anchor) => {
    world.progress.tick();
    const points = pointsOf(world, habitat, anchor, range);
    return peaksOf(calendar, points, anchor, own)
      .map((peak) => candidateAt(world, habitat, home, calendar, exposure, anchor, points, peak, range))
      .filter((candidate) => candidate !== null);
  };
  const steady = [clockAnchor(world), sunAnchor(world, "sunrise"), sunAnchor(world, "sunset")].flatMap(along);
  if (range.until - range.from < DRIFT_SHOWS_AFTER_MS) return tellApart(world, steady);
  const drifting = (slopes: readonly number[]) => slopes.flatMap((slope) => along(driftAnchor(world, slope)));
  // What is caught by a first guess tells the slope better.
  const likely = drifting(slopesOf(world, steady)).sort((a, b) => logChance(a) - logChance(b));
  const slopes = likely.slice(0, MOST_DRIFTS).map((candidate) => slopeOf(world, candidate));
  return tellApart(world, [...steady, ...drifting([...new Set(slopes.filter((slope) => slope !== null))])]);
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

function candidateAt(
  world: World,
  habitat: Habitat,
  home: Float64Array,
  calendar: DayCalendar,
  exposure: Exposure,
  anchor: Anchor,
  points: readonly Point[],
  peak: Peak,
  range: Range,
): Candidate | null {
  const offset = firingTime(calendar, points, peak, anchor.astray);
  const trigger = anchor.trigger(offset);
  const fired = whereAllHold(world, peak.set.conditions, firingsOf(world, trigger, range));
  const judged = (firings: Float64Array) => judgeOn(world, habitat, calendar, peak.set, firings, TOLERANCE_MS);
  const unguarded = judged(fired);
  const guard = guardOf(world, unguarded);
  const guarded = whereAllHold(world, guard.conditions, fired);
  const ever = guarded === fired ? unguarded : judged(guarded);
  const { life } = lifeOf(ever, range);
  const lived = within(guarded, life);
  const verdict = lived.length === guarded.length ? ever : judged(lived);
  if (verdict.hits < MIN_DAYS_DONE) return null;

  const perMs = rateByChance(world, exposure, home, calendar, anchor, peak, life, verdict.hits);
  const logP = -timingEvidence(habitat, verdict, perMs, anchor.to - anchor.from);
  const logTests =
    peak.set.oddity + guard.nats + anchor.oddity + (anchor.kind === "sun" ? Math.abs(offset) / SUN_REACH : 0);
  return {
    habitat,
    trigger,
    conditions: [...peak.set.conditions, ...guard.conditions],
    toleranceMs: TOLERANCE_MS,
    verdict,
    life,
    logP,
    logTests,
    baseRate: 1 - Math.exp(-perMs * TOLERANCE_MS),
  };
}

/** Judges firings on the days of a set: those that were wrong on an excused day are left out. */
function judgeOn(
  world: World,
  habitat: Habitat,
  { days }: DayCalendar,
  { excused }: DaySet,
  firings: Float64Array,
  toleranceMs: number,
): Verdict {
  const verdict = judge(habitat, firings, toleranceMs, world.range.until);
  const counts = firings.filter(
    (time, i) => verdict.outcomes[i] !== Outcome.wrong || excused[world.clock.day(time) - days[0]!] !== 1,
  );
  return counts.length < firings.length ? judge(habitat, counts, toleranceMs, world.range.until) : verdict;
}

/** The days on which automations of the home leave it to the people: no odd days for a habit. */
function leftOut(world: World, { entityId, target }: Habitat, calendar: DayCalendar): DaySet[] {
  return world.home.automations.flatMap((automation) => {
    const days = weekdaysOf(automation);
    if (days === null) return [];
    const reachesIt = actionsWithin(automation.actions).some((action) => reaches(world, action, entityId, target));
    if (!reachesIt) return [];
    const rest = weekdayNames(ALL_DAYS).reduce((set, name, day) => (days.includes(name) ? set : set | (1 << day)), 0);
    return [calendar.setOf(rest, 0)];
  });
}

/** The acts that are not done along with these: what belongs to the same scene does not make the home busy. */
function apartFrom(acts: Float64Array, own: Float64Array): Float64Array {
  const left = new Float64Array(acts.length);
  let count = 0;
  let next = 0; // first own act that is not too early to be done together
  for (const time of acts) {
    while (next < own.length && own[next]! < time - TOGETHER_MS) next++;
    if (next === own.length || own[next]! > time + TOGETHER_MS) left[count++] = time;
  }
  return left.subarray(0, count);
}
