import { roundBetween, scaleOf } from "../conditions/round-between.ts";
import type { NumericSeries } from "../event-log.ts";
import { lastAtOrBefore } from "../math/search.ts";
import { MINUTE } from "../time/local-clock.ts";
import type { Range } from "../time/range.ts";
import type { Habitat } from "../world/acts.ts";

/** Limits of a reading that are tried in a direction, about. */
export const MAX_LIMITS = 16;
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

/**
 * Limits that were crossed shortly before many acts, ascending: each act with the reading before and at it is an
 * interval, and a good limit lies in nearly as many intervals as it can.
 */
export function limitsFor(
  habitat: Habitat,
  series: NumericSeries,
  direction: "above" | "below",
  range: Range,
  deviceClass: string | undefined,
): number[] {
  const edges: { value: number; step: number }[] = [];
  let acts = 0;
  for (const time of habitat.times) {
    if (time < range.from || time >= range.until) continue;
    const now = lastAtOrBefore(series.times, time);
    if (now < 1) continue;
    const reading = series.values[now]!;
    let lowest = reading;
    let highest = reading;
    for (let i = now - 1; i >= 0; i--) {
      if (!Number.isNaN(series.values[i]!)) {
        lowest = Math.min(lowest, series.values[i]!);
        highest = Math.max(highest, series.values[i]!);
      }
      if (series.times[i]! < time - LOOK_BACK_MS) break;
    }
    const [low, high] = direction === "above" ? [lowest, reading] : [reading, highest];
    if (Number.isNaN(reading) || low === high) continue;
    edges.push({ value: low, step: 1 }, { value: high, step: -1 });
    acts++;
  }
  if (acts < MIN_ACTS) return [];
  edges.sort((a, b) => a.value - b.value || b.step - a.step);
  const plateaus: (Stretch & { readonly count: number })[] = [];
  let count = 0;
  edges.forEach((edge, i) => {
    count += edge.step;
    const next = edges[i + 1]?.value;
    if (next !== undefined && next > edge.value && count >= MIN_ACTS)
      plateaus.push({ low: edge.value, high: next, count });
  });
  const best = Math.max(0, ...plateaus.map((plateau) => plateau.count));
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
