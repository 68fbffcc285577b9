import { roundBetween, scaleOf } from "../conditions/round-between.ts";
import type { NumericSeries } from "../event-log.ts";
import { lastAtOrBeforeNear } from "../math/search.ts";
import { MINUTE } from "../time/local-clock.ts";
import type { Range } from "../time/range.ts";
import type { Habitat } from "../world/acts.ts";

/** Limits of a reading that are tried in a direction, about. */
const MAX_LIMITS = 16;
const MIN_ACTS = 4;
/** A limit that people act on was crossed at most this long before. */
const LOOK_BACK_MS = 10 * MINUTE;
/** A limit has to be crossed before this share of the acts that the best one is. */
const NEARLY = 0.6;

/** A stretch of readings. */
interface Stretch {
  readonly low: number;
  readonly high: number;
}

/** What a sensor read when people acted, and the least and the most in the ten minutes before; one of each by act. */
export interface Readings {
  readonly at: Float64Array;
  readonly least: Float64Array;
  readonly most: Float64Array;
}

export function readingsAtActs(habitat: Habitat, { times, values }: NumericSeries, range: Range): Readings {
  const acts = habitat.times;
  const [at, least, most] = [0, 1, 2].map(() => new Float64Array(acts.length)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  let count = 0;
  let now = -1;
  for (let act = 0; act < acts.length; act++) {
    const time = acts[act]!;
    if (time < range.from || time >= range.until) continue;
    now = lastAtOrBeforeNear(times, time, now);
    if (now < 1 || Number.isNaN(values[now]!)) continue;
    let low = values[now]!;
    let high = low;
    for (let i = now - 1; i >= 0; i--) {
      const value = values[i]!;
      if (value < low) low = value;
      if (value > high) high = value;
      if (times[i]! < time - LOOK_BACK_MS) break;
    }
    at[count] = values[now]!;
    least[count] = low;
    most[count++] = high;
  }
  return { at: at.subarray(0, count), least: least.subarray(0, count), most: most.subarray(0, count) };
}

/**
 * Limits that were crossed shortly before many acts, ascending: each act with the reading before and at it is an
 * interval, and a good limit lies in nearly as many intervals as it can.
 */
export function limitsFor(
  { at, least, most }: Readings,
  direction: "above" | "below",
  deviceClass: string | undefined,
): number[] {
  const [low, high] = direction === "above" ? [least, at] : [at, most];
  const starts = low.filter((value, act) => value !== high[act]).sort();
  const ends = high.filter((value, act) => value !== low[act]).sort();
  if (ends.length < MIN_ACTS) return [];
  const plateaus: (Stretch & { readonly count: number })[] = [];
  let best = 0;
  let started = 0;
  for (let ended = 0; ended < ends.length; ) {
    // Every interval has its start before its end, so that the next border is an end when no start is left.
    const value = Math.min(starts[started] ?? Number.POSITIVE_INFINITY, ends[ended]!);
    while (starts[started] === value) started++;
    while (ends[ended] === value) ended++;
    const count = started - ended;
    if (count < MIN_ACTS) continue;
    plateaus.push({ low: value, high: Math.min(starts[started] ?? Number.POSITIVE_INFINITY, ends[ended]!), count });
    best = Math.max(best, count);
  }
  return spread(joined(plateaus.filter((plateau) => plateau.count >= NEARLY * best)), deviceClass);
}

/** Stretches that touch each other as one. */
function joined(stretches: readonly Stretch[]): Stretch[] {
  const out: Stretch[] = [];
  for (const stretch of stretches) {
    const last = out.at(-1);
    if (last?.high === stretch.low) out[out.length - 1] = { low: last.low, high: stretch.high };
    else out.push(stretch);
  }
  return out;
}

/** Round numbers spread evenly over the stretches. */
function spread(stretches: readonly Stretch[], deviceClass: string | undefined): number[] {
  const { to, from } = scaleOf(deviceClass);
  const whole = stretches.reduce((sum, { low, high }) => sum + to(high) - to(low), 0);
  const limits = new Set<number>();
  for (const { low, high } of stretches) {
    const parts = Math.max(1, Math.round(MAX_LIMITS * ((to(high) - to(low)) / whole)));
    const edge = (part: number) => from(to(low) + (part / parts) * (to(high) - to(low)));
    for (let part = 0; part < parts; part++) limits.add(roundBetween(edge(part), edge(part + 1), deviceClass));
  }
  return [...limits];
}
