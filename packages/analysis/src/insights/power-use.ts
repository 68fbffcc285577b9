import type { NumericSeries } from "../event-log.ts";
import { HOUR } from "../time/local-clock.ts";
import { isActionable } from "../world/domains.ts";
import { roomOf } from "../world/room-of.ts";
import type { World } from "../world/world.ts";
import { deviceOf } from "./devices.ts";
import type { Episode } from "./episodes.ts";

const WATTS: Readonly<Record<string, number>> = { W: 1, kW: 1000 };
/** Sensors report what changes; so strong a draw that does not change for this long is a sensor that hangs. */
const STRONG_WATTS = 100;
const MAX_STRONG_MS = 6 * HOUR;
/** No home draws more: what says so, or nothing, is left out. */
export const MOST_WATTS = 1e6;
/** Bins of the histogram: 0.05 W, then 2 % more each, up to 30 kW. */
const FIRST_BIN = 0.05;
const BIN_RATIO = 1.02;
const BINS = 672;
/** Share of the energy that comes by daylight only in what the sun makes. */
const SUN_SHARE = 0.98;
/** … and it comes, with more than this part of the strongest hour, in most hours of daylight. */
const SUN_MIN = 0.02;
const SUN_HOURS = 0.6;
/** The home's meter sees this share of what the others see, in this share of the hours; more than two others prove it. */
const SEES_OF_OTHERS = 0.9;
const SEES_IN_HOURS = 0.97;
const MIN_OTHERS = 3;

/** What a power sensor saw, summed up in one pass over its readings. */
export interface PowerUse {
  readonly series: NumericSeries;
  /** kWh by hour since the start of the history, the hours being those of UTC. */
  readonly kwhByHour: Float64Array;
  /** Milliseconds in each bin of power, from low to high, and watts times milliseconds; see {@link wattsOf}. */
  readonly msByBin: Float64Array;
  readonly wattMsByBin: Float64Array;
  /** Milliseconds for which the power is known. */
  readonly ms: number;
  readonly kwh: number;
  readonly isNegative: boolean;
}

/** What single devices draw, and what the whole home does, as far as there are sensors for it. */
export interface Power {
  readonly devices: readonly PowerUse[];
  /** null without a meter of the whole home. */
  readonly home: PowerUse | null;
}

/** The power sensors of the home. What the sun makes, and what goes to and fro, is no use of power. */
export function powerOf(world: World): Power {
  const all: PowerUse[] = [];
  for (const series of world.log.series.values()) {
    const info = world.info(series.entityId);
    const factor = WATTS[info?.unit ?? ""];
    if (series.kind !== "numeric" || info?.deviceClass !== "power" || factor === undefined) continue;
    world.progress.tick();
    const use = sumUp(world, series, factor);
    if (use.ms > 0 && !use.isNegative && !isFromSun(world, use)) all.push(use);
  }
  const home = homeMeter(world, all);
  const isDevice = ({ series: { entityId } }: PowerUse) =>
    home !== null || roomOf(world, entityId) !== undefined || hasSwitch(world, entityId);
  return { devices: all.filter((use) => use !== home && isDevice(use)), home };
}

/** The meter that sees what all others see together, nearly always. Without others, it must be nowhere in the home. */
function homeMeter(world: World, all: readonly PowerUse[]): PowerUse | null {
  const hours = new Float64Array(all[0]?.kwhByHour.length ?? 0);
  for (const { kwhByHour } of all) for (let hour = 0; hour < hours.length; hour++) hours[hour]! += kwhByHour[hour]!;
  const [largest] = [...all].sort((a, b) => b.kwh - a.kwh);
  if (!largest) return null;
  const { entityId } = largest.series;
  const sees = hours.filter(
    (sum, hour) => largest.kwhByHour[hour]! >= SEES_OF_OTHERS * (sum - largest.kwhByHour[hour]!),
  );
  const isNowhere = world.info(entityId)?.areaId === undefined && !hasSwitch(world, entityId);
  return sees.length >= SEES_IN_HOURS * hours.length && (isNowhere || all.length > MIN_OTHERS) ? largest : null;
}

function hasSwitch(world: World, entityId: string): boolean {
  const device = deviceOf(world, entityId);
  for (const id of world.log.series.keys()) if (isActionable(id) && deviceOf(world, id) === device) return true;
  return false;
}

function sumUp(world: World, series: NumericSeries, factor: number): PowerUse {
  const { from, until } = world.range;
  const kwhByHour = new Float64Array(Math.max(1, Math.ceil((until - from) / HOUR)));
  const msByBin = new Float64Array(BINS);
  const wattMsByBin = new Float64Array(BINS);
  const { times, values } = series;
  let ms = 0;
  let isNegative = false;
  for (let i = 0; i < times.length; i++) {
    const watts = values[i]! * factor;
    if (!(Math.abs(watts) <= MOST_WATTS)) continue;
    if (watts < -1) isNegative = true;
    const start = Math.max(times[i]!, from);
    const next = Math.min(times[i + 1] ?? until, until);
    const end = watts > STRONG_WATTS ? Math.min(next, start + MAX_STRONG_MS) : next;
    if (end <= start) continue;
    ms += end - start;
    const bin = binOf(watts);
    msByBin[bin]! += end - start;
    wattMsByBin[bin]! += watts * (end - start);
    let hour = Math.floor((start - from) / HOUR);
    for (let at = start; at < end; hour++) {
      const until_ = Math.min(end, from + (hour + 1) * HOUR);
      kwhByHour[hour]! += (watts * (until_ - at)) / (1000 * HOUR);
      at = until_;
    }
  }
  const kwh = wattMsByBin.reduce((sum, wattMs) => sum + wattMs, 0) / (1000 * HOUR);
  return { series, kwhByHour, msByBin, wattMsByBin, ms, kwh, isNegative };
}

function binOf(watts: number): number {
  if (watts < FIRST_BIN) return 0;
  return Math.min(BINS - 1, 1 + Math.floor(Math.log(watts / FIRST_BIN) / Math.log(BIN_RATIO)));
}

/** The mean power in a bin, in watts. */
export function wattsOf({ msByBin, wattMsByBin }: PowerUse, bin: number): number {
  return msByBin[bin]! > 0 ? wattMsByBin[bin]! / msByBin[bin]! : 0;
}

/** The power that the device stayed at or below for `share` (0..1) of the time in those bins; 0 without any. */
export function quantileOf(use: PowerUse, bins: readonly number[], share: number): number {
  let left = share * bins.reduce((sum, bin) => sum + use.msByBin[bin]!, 0);
  for (const bin of bins) {
    left -= use.msByBin[bin]!;
    if (left <= 0) return wattsOf(use, bin);
  }
  return 0;
}

/** Whether it draws next to nothing in the dark and something in most hours of daylight. */
function isFromSun(world: World, { kwhByHour, kwh }: PowerUse): boolean {
  if (kwh <= 0) return false;
  const strong = SUN_MIN * Math.max(...kwhByHour);
  let [dark, bright, shining] = [0, 0, 0];
  kwhByHour.forEach((used, hour) => {
    const start = world.range.from + hour * HOUR;
    if (!world.sun.isDown(start) && !world.sun.isDown(start + HOUR)) {
      bright++;
      if (used >= strong) shining++;
    } else if (world.sun.isDown(start - HOUR / 2) && world.sun.isDown(start + 1.5 * HOUR)) dark += used;
  });
  return dark <= (1 - SUN_SHARE) * kwh && shining >= SUN_HOURS * bright;
}

/** Energy in kWh that a power sensor saw during the episodes, which ascend and do not overlap. */
export function energyDuring({ series }: PowerUse, episodes: readonly Episode[], factor: number): number {
  const { times, values } = series;
  let wattMs = 0;
  let first = 0;
  for (let i = 0; i < times.length && first < episodes.length; i++) {
    const watts = values[i]!;
    const from = times[i]!;
    const until = times[i + 1] ?? Number.POSITIVE_INFINITY;
    while (first < episodes.length && episodes[first]!.until <= from) first++;
    if (!(Math.abs(watts * factor) <= MOST_WATTS)) continue;
    for (let j = first; j < episodes.length && episodes[j]!.from < until; j++)
      wattMs += watts * Math.max(0, Math.min(until, episodes[j]!.until) - Math.max(from, episodes[j]!.from));
  }
  return (wattMs * factor) / (1000 * HOUR);
}

/** Watts of one unit of the sensor. */
export function factorOf(world: World, { series }: PowerUse): number {
  return WATTS[world.info(series.entityId)?.unit ?? ""] ?? 1;
}

/** kWh by local day. */
export function kwhByDay(world: World, { kwhByHour }: PowerUse): Map<number, number> {
  const days = new Map<number, number>();
  kwhByHour.forEach((kwh, hour) => {
    const day = world.clock.day(world.range.from + hour * HOUR);
    days.set(day, (days.get(day) ?? 0) + kwh);
  });
  return days;
}
