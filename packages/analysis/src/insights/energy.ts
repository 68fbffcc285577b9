import type { NumericSeries } from "../event-log.ts";
import { quantile } from "../math/statistics.ts";
import type { Range } from "../time/range.ts";
import type { World } from "../world/world.ts";
import type { Episode } from "./episodes.ts";

/** A unit of money per kWh, as price sensors have it. */
const PRICE_UNIT = /^(\S+)\/kWh$/;

export interface Price {
  readonly currency: string;
  readonly perKwh: number;
}

/** The usual price of a kWh, when the home has a sensor for it. */
export function priceOf(world: World): Price | null {
  for (const series of world.log.series.values()) {
    const match = PRICE_UNIT.exec(world.info(series.entityId)?.unit ?? "");
    if (series.kind !== "numeric" || !match) continue;
    const values = series.values.filter((value) => !Number.isNaN(value)).sort();
    if (values.length > 0) return { currency: match[1]!, perKwh: quantile(values, 0.5) };
  }
  return null;
}

/** Power sensors of single devices, in watts. Sensors that no device to switch stands beside measure the whole home. */
export function powerSensors(world: World): NumericSeries[] {
  return [...world.log.series.values()].filter((series): series is NumericSeries => {
    const info = world.info(series.entityId);
    return series.kind === "numeric" && info?.deviceClass === "power" && info.unit === "W" && info.areaId !== undefined;
  });
}

/** How long a power sensor showed which value, sorted by value: watts with milliseconds. */
export function timeByValue(series: NumericSeries, range: Range): { watts: number; ms: number }[] {
  const spans: { watts: number; ms: number }[] = [];
  for (let i = 0; i < series.times.length; i++) {
    const ms = Math.min(series.times[i + 1] ?? range.until, range.until) - Math.max(series.times[i]!, range.from);
    if (ms > 0 && !Number.isNaN(series.values[i]!)) spans.push({ watts: series.values[i]!, ms });
  }
  return spans.sort((a, b) => a.watts - b.watts);
}

/** The watts below which a power sensor stayed for `share` (0..1) of the time; 0 without any. `spans` by value. */
export function quantileOverTime(spans: readonly { watts: number; ms: number }[], share: number): number {
  let left = share * spans.reduce((sum, span) => sum + span.ms, 0);
  for (const { watts, ms } of spans) {
    left -= ms;
    if (left <= 0) return watts;
  }
  return 0;
}

/** Energy in kWh that a power sensor saw during the episodes. */
export function energyDuring(series: NumericSeries, episodes: readonly Episode[], range: Range): number {
  let wattMs = 0;
  let k = 0;
  for (let i = 0; i < series.times.length; i++) {
    const watts = series.values[i]!;
    const from = series.times[i]!;
    const until = series.times[i + 1] ?? range.until;
    while (k < episodes.length && episodes[k]!.until <= from) k++;
    if (Number.isNaN(watts)) continue;
    for (let j = k; j < episodes.length && episodes[j]!.from < until; j++) {
      wattMs += watts * Math.max(0, Math.min(until, episodes[j]!.until) - Math.max(from, episodes[j]!.from));
    }
  }
  return wattMs / 3_600_000 / 1000;
}
