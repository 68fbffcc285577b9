import { firstAtOrAfter } from "../math/search.ts";
import { MINUTE } from "../time/local-clock.ts";
import type { Range } from "../time/range.ts";
import type { Exposure } from "../world/exposure.ts";
import type { World } from "../world/world.ts";
import type { Anchor } from "./anchors.ts";
import type { DayCalendar } from "./day-sets.ts";
import type { Peak } from "./peaks.ts";

/** How far around a habit's time the rate of chance acts is taken from, in minutes. */
const NEIGHBOURHOOD = 150;
/** What a wider view tells counts as much as so many acts seen: of the whole life for the time of the day … */
const SEEN_BY_LIFE = 1;
/** … and of that time on all days for the days of a set, which are few. */
const SEEN_BY_ALL_DAYS = 4;
/** How many times busier than its surroundings a time of the day may make a chance act. */
const MOST_BUSY = 8;

/**
 * How often the act comes by chance in a window: its rate around the window on the window's own days. Since so little
 * time tells little, that rate is shrunken towards the one at that time of all days, and this one towards the rate over
 * the whole life (an empirical Bayes estimate: Gamma priors on Poisson rates; Robbins, 1956). Where the whole home is
 * busier in the window than around it, as when people get up or go to bed, the act is as much likelier.
 *
 * @param home all acts of people in the home that are not done along with the habitat's: epoch ms, ascending
 * @param hits acts in the window, which are not by chance
 * @returns acts per millisecond in which the act was possible
 */
export function rateByChance(
  world: World,
  exposure: Exposure,
  home: Float64Array,
  { days }: DayCalendar,
  anchor: Anchor,
  { start, width, set }: Peak,
  life: Range,
  hits: number,
): number {
  const [first, last] = [world.clock.day(life.from), world.clock.day(life.until - 1)];
  const own = { open: 0, acts: 0 };
  const all = { open: 0, acts: 0 };
  let busyInside = 0;
  let busyAround = 0;
  days.forEach((day, i) => {
    if (day < first || day > last) return;
    const from = anchor.instant(day, start);
    const until = from + width * MINUTE;
    const [before, after] = [from - NEIGHBOURHOOD * MINUTE, until + NEIGHBOURHOOD * MINUTE];
    const open = exposure.open(before, from) + exposure.open(until, after);
    const acts = exposure.acts(before, from) + exposure.acts(until, after);
    all.open += open;
    all.acts += acts;
    if (set.has[i] === 0) return;
    own.open += open;
    own.acts += acts;
    const [begin, end] = [firstAtOrAfter(home, from), firstAtOrAfter(home, until)];
    busyInside += end - begin;
    busyAround += firstAtOrAfter(home, after) - firstAtOrAfter(home, before) - (end - begin);
  });
  const ever =
    (Math.max(0, exposure.acts(life.from, life.until) - hits) + 1) / Math.max(1, exposure.open(life.from, life.until));
  const here = (all.acts + SEEN_BY_LIFE) / (all.open + SEEN_BY_LIFE / ever);
  const then = (own.acts + SEEN_BY_ALL_DAYS) / (own.open + SEEN_BY_ALL_DAYS / here);
  const busier = (busyInside + 1) / ((busyAround * width) / (2 * NEIGHBOURHOOD) + 1);
  return then * Math.max(1, Math.min(MOST_BUSY, busier));
}
