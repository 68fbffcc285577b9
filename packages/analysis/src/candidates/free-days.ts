import { WEEKEND, WORKDAYS } from "../judge/routine.ts";
import { firstAtOrAfter } from "../math/search.ts";
import type { Range } from "../time/range.ts";
import { daysOf, flagAt, type World } from "../world/world.ts";

/** The parts of the day that are compared, in minutes. */
const PART = 60;
/** Hours of a day are not independent of each other: their evidence counts this much less. */
const TEMPER = 3;
/** About one workday in thirty is a holiday, by the calendars of most countries. */
const PRIOR_NATS = Math.log(30);
/** Where more of the workdays look free than this, people merely stay at home now and then. */
const MAX_FREE = 0.1;
/** Both kinds of days have to be known: fewer than these teach nothing. */
const MIN_KNOWN = 3;

/**
 * Mondays to Fridays on which the home lived as it does at weekends: holidays, most likely. A naive Bayes classifier of
 * the hours in which people were at home or did something, each day judged by what the others teach.
 *
 * @param acts all acts of people in the home, epoch ms, ascending
 */
export function freeDays(world: World, acts: Float64Array, range: Range): ReadonlySet<number> {
  const days = daysOf(world, range).filter(
    (day) => world.clock.instant(day, 0) >= range.from && world.clock.instant(day, 1439) < range.until,
  );
  const kindOf = (day: number, kind: number) => ((kind >> world.clock.weekday(day)) & 1) === 1;
  const working = days.filter((day) => kindOf(day, WORKDAYS));
  const weekend = days.filter((day) => kindOf(day, WEEKEND));
  if (working.length < MIN_KNOWN || weekend.length < MIN_KNOWN) return new Set();
  const signs = new Map(days.map((day) => [day, signsOf(world, acts, day)]));
  const length = signs.get(days[0]!)!.length;
  const sumOf = (some: readonly number[]) =>
    some.reduce((sum, day) => sum.map((count, i) => count + signs.get(day)![i]!), new Float64Array(length));
  const atWork = sumOf(working);
  const atWeekend = sumOf(weekend);
  const free = working.filter((day) => {
    const own = signs.get(day)!;
    let nats = 0;
    for (let i = 0; i < length; i++) {
      const likeWork = (atWork[i]! - own[i]! + 0.5) / working.length;
      const likeWeekend = (atWeekend[i]! + 0.5) / (weekend.length + 1);
      nats += own[i] ? Math.log(likeWeekend / likeWork) : Math.log((1 - likeWeekend) / (1 - likeWork));
    }
    return nats / TEMPER > PRIOR_NATS;
  });
  return new Set(free.length <= MAX_FREE * working.length ? free : []);
}

/** By hour of the day: whether somebody did something, and whether somebody was at home in its middle. */
function signsOf(world: World, acts: Float64Array, day: number): Uint8Array {
  const parts = 1440 / PART;
  const signs = new Uint8Array(2 * parts);
  for (let i = 0; i < parts; i++) {
    const from = world.clock.instant(day, i * PART);
    const until = world.clock.instant(day, (i + 1) * PART);
    if (Number.isNaN(from) || Number.isNaN(until)) continue; // an hour that the clocks skip
    signs[i] = firstAtOrAfter(acts, until) > firstAtOrAfter(acts, from) ? 1 : 0;
    signs[parts + i] = world.occupied && flagAt(world.occupied, (from + until) / 2) ? 1 : 0;
  }
  return signs;
}
