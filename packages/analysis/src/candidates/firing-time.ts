import { WRONG_COSTS } from "../judge/judge.ts";
import { quantile, standardDeviation } from "../math/statistics.ts";
import type { DayCalendar } from "./day-sets.ts";
import type { Peak, Point } from "./peaks.ts";

/** An act this long after the firing, in minutes, still shows that it was wanted. */
export const TOLERANCE_MINUTES = 30;
/**
 * What it costs to have done a thing half an hour before the people would, in saved acts. Who puts up with how much
 * nobody knows: so little early that it still helps those who mind twenty minutes, at hardly a loss to the others.
 */
const EARLY_COSTS = 0.2;
/** How far before and after the window of a peak its acts may lie, in minutes. */
const BEFORE = 25;
const AFTER = 40;
/** A round time that is this nearly as good is the better one to read. */
const AS_GOOD = 0.985;
/** Sums are wrong by less than this. */
const ROUNDING = 1e-6;

/**
 * The offset at which the automation should fire for the acts around a peak. Acts before the firing are lost, so it
 * fires before nearly all of them; those more than half an hour later make it wrong. What was seen is smoothed by a
 * normal kernel (Silverman, Density Estimation, 1986), since the coming acts scatter as these do, not where these were.
 */
export function firingTime(
  calendar: DayCalendar,
  points: readonly Point[],
  { start, width, set }: Peak,
  astray: readonly number[],
): number {
  const near = points.filter(
    ({ day, offset }) =>
      offset >= start - BEFORE && offset <= start + width + AFTER && set.has[day - calendar.days[0]!] === 1,
  );
  const done = [...Map.groupBy(near, (point) => point.day).values()].map((group) => group[0]!.offset);
  const bandwidth = Math.max(1, 1.06 * robustSpread(done) * done.length ** -0.2);
  const acts = done.flatMap((offset) => astray.map((minutes) => offset + minutes));
  // No act is worth more than one: what cannot be worth `least` any more is not looked at to the end.
  const worth = (offset: number, least = Number.NEGATIVE_INFINITY) => {
    let sum = 0;
    for (let i = 0; i < acts.length; i++) {
      if (sum + acts.length - i < least - ROUNDING) return Number.NEGATIVE_INFINITY;
      sum += worthOf(acts[i]! - offset, bandwidth);
    }
    return sum;
  };
  let best = Math.floor(start);
  let most = worth(best);
  for (let offset = Math.floor(start) - BEFORE; offset <= start + width; offset++) {
    const value = worth(offset, most);
    if (value < most) continue;
    best = offset;
    most = value;
  }
  const round = Math.floor(best / 5) * 5;
  return worth(round) >= most * AS_GOOD ? round : best;
}

/** Expected worth, in saved acts, of a firing whose act comes about `delay` minutes later, give or take `spread`. */
function worthOf(delay: number, spread: number): number {
  const before = normalShare((0 - delay) / spread);
  const late = 1 - normalShare((TOLERANCE_MINUTES - delay) / spread);
  const lead = Math.min(Math.max(delay, 0), TOLERANCE_MINUTES) / TOLERANCE_MINUTES;
  return (1 - before - late) * (1 - EARLY_COSTS * lead) - WRONG_COSTS * late;
}

/** Standard deviation without what lies far out: the smaller of the plain one and that of the middle half. */
function robustSpread(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort();
  const middle = (quantile(sorted, 0.75) - quantile(sorted, 0.25)) / 1.349;
  return Math.min(standardDeviation(values), middle > 0 ? middle : Number.POSITIVE_INFINITY);
}

/** Share of a normal distribution below `z` standard deviations, by the logistic approximation (error below 0.01). */
function normalShare(z: number): number {
  return 1 / (1 + Math.exp(-1.702 * z));
}
