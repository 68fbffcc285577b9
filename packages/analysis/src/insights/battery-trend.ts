import type { NumericSeries } from "../event-log.ts";
import { lastAtOrBefore } from "../math/search.ts";
import { median } from "../math/statistics.ts";
import { DAY } from "../time/local-clock.ts";
import type { Range } from "../time/range.ts";

/** A level that comes up by so many percent was charged, or is a new battery. */
const CHARGE_PERCENT = 10;
/** What is charged as often as this is charged all the time. */
const MIN_CHARGES = 3;
const MIN_DAYS = 5;
/** A fall of less than this is no trend, nor one of a step or two of the sensor. */
const MIN_FALL_PERCENT = 3;
const MIN_FALL_STEPS = 2.5;
/** The last third of the days counts alone when the battery loses so many times as much in it. */
const FASTER = 1.5;

/** Where a battery is, in percent, and where it is going. Days are counted from the end of the history. */
export interface BatteryTrend {
  /** As last reported. */
  readonly level: number;
  /** Epoch ms of the first moment that counts: a new battery begins anew. */
  readonly since: number;
  /** null where it does not fall clearly. */
  readonly fall: {
    readonly perDay: number;
    readonly emptyIn: number;
    readonly soonest: number;
    readonly latest: number;
  } | null;
}

/** null for what is charged again and again, such as phones, and what says nothing. */
export function batteryTrend({ times, values: said }: NumericSeries, range: Range): BatteryTrend | null {
  // What is no percentage is not known.
  const values = said.map((value) => (value >= 0 && value <= 110 ? value : Number.NaN));
  const last = lastSaid(values);
  if (last < 0) return null;
  const start = lastCharge(times, values, range.from);
  if (start === null) return null;
  const samples = daily(times, values, { from: Math.max(start, range.from), until: range.until });
  return { level: values[last]!, since: Math.max(start, range.from), fall: fallOf(samples, resolution(values)) };
}

function lastSaid(values: Float64Array): number {
  let i = values.length - 1;
  while (i >= 0 && Number.isNaN(values[i]!)) i--;
  return i;
}

/** When the level last came up; minus infinity when it never did, null when it does so all the time. */
function lastCharge(times: Float64Array, values: Float64Array, from: number): number | null {
  let lowest = Number.POSITIVE_INFINITY;
  let charges = 0;
  let at = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < times.length; i++) {
    const value = values[i]!;
    if (Number.isNaN(value) || times[i]! < from) continue;
    if (value >= lowest + CHARGE_PERCENT) {
      charges++;
      at = times[i]!;
      lowest = value;
    } else lowest = Math.min(lowest, value);
  }
  return charges >= MIN_CHARGES ? null : at;
}

interface Samples {
  /** Days before the end of the history: negative. */
  readonly days: number[];
  readonly levels: number[];
}

/** A level for each day: the median of what was said in it, else what was said last. Ends where the entity falls silent. */
function daily(times: Float64Array, values: Float64Array, { from, until }: Range): Samples {
  const samples: Samples = { days: [], levels: [] };
  for (let end = until - Math.floor((until - from) / DAY) * DAY; end <= until; end += DAY) {
    const said: number[] = [];
    const last = lastAtOrBefore(times, end);
    for (let i = last; i >= 0 && times[i]! > end - DAY && times[i]! >= from; i--)
      if (!Number.isNaN(values[i]!)) said.push(values[i]!);
    const before = last < 0 ? Number.NaN : values[last]!;
    const level = said.length > 0 ? median(said) : before;
    if (Number.isNaN(level)) continue;
    samples.days.push((end - (said.length > 0 ? DAY / 2 : 0) - until) / DAY);
    samples.levels.push(level);
  }
  return samples;
}

/** The smallest step in which the sensor tells the level. */
function resolution(values: Float64Array): number {
  const distinct = [...new Set(values)].filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
  const steps = distinct.slice(1).map((value, i) => value - distinct[i]!);
  return steps.length === 0 ? 1 : median(steps);
}

function fallOf(samples: Samples, step: number): BatteryTrend["fall"] {
  const whole = robustLine(samples, step);
  if (!whole) return null;
  const third = Math.floor(samples.days.length * (2 / 3));
  const late = robustLine({ days: samples.days.slice(third), levels: samples.levels.slice(third) }, step);
  const isFaster =
    late !== null &&
    late.slope < FASTER * whole.slope &&
    whole.slope - late.slope > 2 * Math.hypot(late.error, whole.error);
  const { slope, error, now, span } = isFaster ? late : whole;
  const fallen = -slope * span;
  if (-slope <= 2 * error || fallen < Math.max(MIN_FALL_PERCENT, MIN_FALL_STEPS * step)) return null;
  const level = Math.max(0, now);
  return {
    perDay: -slope,
    emptyIn: level / -slope,
    soonest: level / (-slope + 2 * error),
    latest: level / (-slope - 2 * error),
  };
}

/**
 * A line through the samples that a few odd ones do not bend: the median of the slopes of pairs (Theil, 1950; Sen, 1968), of
 * those pairs that lie a third of the time apart at least, because steps make the others say nothing or too much. Its standard
 * error comes from the median deviation, of days that are alike, and from the steps.
 */
function robustLine(
  { days, levels }: Samples,
  step: number,
): { slope: number; error: number; now: number; span: number } | null {
  const span = days.length < 2 ? 0 : days.at(-1)! - days[0]!;
  if (days.length < MIN_DAYS || span < MIN_DAYS - 1) return null;
  const slopes: number[] = [];
  for (let i = 0; i < days.length; i++) {
    for (let j = i + 1; j < days.length; j++) {
      const apart = days[j]! - days[i]!;
      if (apart >= span / 3) slopes.push((levels[j]! - levels[i]!) / apart);
    }
  }
  const slope = median(slopes);
  const now = median(levels.map((level, i) => level - slope * days[i]!));
  const residuals = levels.map((level, i) => level - slope * days[i]! - now);
  const spread = 1.4826 * median(residuals.map(Math.abs));
  const alike = Math.min(0.8, Math.max(0, autocorrelation(residuals)));
  const fit = (spread * Math.sqrt((12 / days.length) * ((1 + alike) / (1 - alike)))) / span;
  return { slope, error: Math.hypot(fit, (0.3 * step) / span), now, span };
}

/** Of neighbours. */
function autocorrelation(values: readonly number[]): number {
  let product = 0;
  let square = 0;
  values.forEach((value, i) => {
    product += i > 0 ? value * values[i - 1]! : 0;
    square += value * value;
  });
  return square > 0 ? product / square : 0;
}
