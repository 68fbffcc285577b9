import type { NumericSeries } from "../event-log.ts";
import { lastAtOrBefore } from "../math/search.ts";
import { median } from "../math/statistics.ts";
import { HOUR } from "../time/local-clock.ts";
import type { World } from "../world/world.ts";

/** A unit of money per kWh or MWh, as price sensors have it. */
const PRICE_UNIT = /^(\S+)\s*\/\s*([kM])Wh$/;
const MIN_HOURS = 48;
/** In no money does a kWh cost more. */
const MOST_PER_KWH = 1e6;

export interface Prices {
  readonly entityId: string;
  readonly currency: string;
  /** The usual price of a kWh. */
  readonly perKwh: number;
  /** Price of a kWh by hour since the start of the history; NaN where it is not known. */
  readonly byHour: Float64Array;
}

/** What a kWh cost, when the home has a sensor for it: the one that changes most often. */
export function pricesOf(world: World): Prices | null {
  let best: { series: NumericSeries; currency: string; factor: number } | null = null;
  for (const series of world.log.series.values()) {
    const match = PRICE_UNIT.exec(world.info(series.entityId)?.unit ?? "");
    if (series.kind !== "numeric" || !match) continue;
    if (!best || series.times.length > best.series.times.length)
      best = { series, currency: match[1]!, factor: match[2] === "M" ? 0.001 : 1 };
  }
  if (!best) return null;
  const { series, currency, factor } = best;
  const { from, until } = world.range;
  const byHour = Float64Array.from({ length: Math.max(1, Math.ceil((until - from) / HOUR)) }, (_, hour) => {
    const row = lastAtOrBefore(series.times, from + (hour + 0.5) * HOUR);
    const price = row < 0 ? Number.NaN : series.values[row]! * factor;
    return Math.abs(price) < MOST_PER_KWH ? price : Number.NaN;
  });
  const known = byHour.filter((price) => !Number.isNaN(price));
  return known.length === 0 ? null : { entityId: series.entityId, currency, perKwh: median(known), byHour };
}

/** Whether the price differs from hour to hour, so that it matters when something runs. */
export function isTariff({ byHour }: Prices): boolean {
  const known = byHour.filter((price) => !Number.isNaN(price));
  return known.length >= MIN_HOURS && new Set(known).size >= 2;
}
