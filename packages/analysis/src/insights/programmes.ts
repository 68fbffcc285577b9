import { HOUR, MINUTE } from "../time/local-clock.ts";
import type { World } from "../world/world.ts";
import { factorOf, MOST_WATTS, type PowerUse, quantileOf } from "./power-use.ts";

/** A machine runs while it draws more than this, and several times of what it draws when it rests. */
const MIN_WATTS = 25;
const TIMES_REST = 4;
/** Rinsing draws little: pauses shorter than this belong to the programme. */
const MAX_PAUSE_MS = 15 * MINUTE;
const MIN_MS = 15 * MINUTE;
const MIN_KWH = 0.2;

/** One run of a machine. */
export interface Programme {
  /** Epoch ms. */
  readonly from: number;
  readonly until: number;
  readonly kwh: number;
  /** kWh in the first hour after it began, in the second, and so on. */
  readonly kwhByHour: readonly number[];
}

/** The runs of a machine, in one pass over its power. */
export function programmesOf(world: World, use: PowerUse): Programme[] {
  const factor = factorOf(world, use);
  const { times, values } = use.series;
  const rest = quantileOf(use, [...use.msByBin.keys()], 0.25);
  const runs = Math.max(MIN_WATTS, TIMES_REST * rest);
  const programmes: Programme[] = [];
  let from = Number.NaN;
  let until = 0;
  let kwh: number[] = [];
  const close = () => {
    const sum = kwh.reduce((a, b) => a + b, 0);
    if (until - from >= MIN_MS && sum >= MIN_KWH) programmes.push({ from, until, kwh: sum, kwhByHour: kwh });
    from = Number.NaN;
    kwh = [];
  };
  for (let i = 0; i < times.length; i++) {
    const watts = values[i]! * factor;
    const start = times[i]!;
    if (!Number.isNaN(from) && start - until > MAX_PAUSE_MS) close();
    if (!(watts > runs && watts <= MOST_WATTS) || start < world.range.from) continue;
    const end = Math.min(times[i + 1] ?? world.range.until, start + 6 * HOUR);
    if (Number.isNaN(from)) from = start;
    until = end;
    for (let at = start; at < end; ) {
      const hour = Math.floor((at - from) / HOUR);
      const next = Math.min(end, from + (hour + 1) * HOUR);
      kwh[hour] = (kwh[hour] ?? 0) + (watts * (next - at)) / (1000 * HOUR);
      at = next;
    }
  }
  if (!Number.isNaN(from)) close();
  return programmes.map((one) => ({ ...one, kwhByHour: Array.from(one.kwhByHour, (each) => each ?? 0) }));
}
