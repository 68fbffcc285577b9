import { Actor, type DiscreteSeries, type NumericSeries } from "../event-log.ts";
import { LevelIndex } from "../math/level-index.ts";
import { firstAtOrAfter } from "../math/search.ts";
import { MINUTE } from "../time/local-clock.ts";
import type { Range } from "../time/range.ts";
import { isSilent } from "../world/domains.ts";
import { daysOf, type World } from "../world/world.ts";
import { movedOn, type Trigger } from "./routine.ts";

const NONE = new Float64Array(0);

/** When the trigger would have fired in the range: epoch ms, ascending. */
export function firingsOf(world: World, trigger: Trigger, range: Range): Float64Array {
  switch (trigger.kind) {
    case "time":
    case "sun":
      return daily(world, range, (day) => instantOn(world, trigger, day));
    case "state": {
      const series = world.log.series.get(trigger.entityId);
      if (series?.kind !== "discrete") return NONE;
      return within(changesTo(series, trigger.to, trigger.forMs), range);
    }
    case "numeric": {
      const series = world.log.series.get(trigger.entityId);
      if (series?.kind !== "numeric") return NONE;
      return crossings(series, trigger, range) ?? NONE;
    }
    case "presence":
      return within(presenceChanges(world, trigger.change, trigger.forMs), range);
  }
}

/** When a daily trigger fires on a local day: epoch ms; NaN for others, and where the sun does not do it. */
export function instantOn(world: World, trigger: Trigger, day: number): number {
  if (trigger.kind === "sun") return world.sun.at(trigger.event, day) + trigger.offsetMinutes * MINUTE;
  return trigger.kind === "time" ? world.clock.instant(day, trigger.minute + movedOn(trigger, day)) : Number.NaN;
}

function daily(world: World, range: Range, instant: (day: number) => number): Float64Array {
  const times = daysOf(world, range).map(instant);
  return Float64Array.from(times.filter((time) => time >= range.from && time < range.until)).sort();
}

/** Of ascending times those in the range, in the same memory. */
export function within(times: Float64Array, { from, until }: Range): Float64Array {
  return times.subarray(firstAtOrAfter(times, from), firstAtOrAfter(times, until));
}

/**
 * When the entity changed to a state and then stayed in it for `forMs`. A return from unavailable or a restart is no
 * change.
 */
export function changesTo(series: DiscreteSeries, state: string, forMs: number): Float64Array {
  const { times } = series;
  const rows = changeRows(series, state);
  const found = new Float64Array(rows.length);
  let count = 0;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    if (forMs === 0 || row + 1 >= times.length || times[row + 1]! - times[row]! >= forMs)
      found[count++] = times[row]! + forMs;
  }
  return found.subarray(0, count);
}

const knownRows = new WeakMap<DiscreteSeries, Map<string, Uint32Array>>();

/** Indices of the rows that are changes to a state; each looked for once. */
function changeRows(series: DiscreteSeries, state: string): Uint32Array {
  const known = knownRows.get(series) ?? new Map<string, Uint32Array>();
  knownRows.set(series, known);
  let rows = known.get(state);
  if (!rows) {
    const code = series.states.indexOf(state);
    const silent = series.states.map(isSilent);
    const found: number[] = [];
    for (let i = 1; i < series.times.length; i++) {
      if (series.codes[i] === code && series.actors[i] !== Actor.nobody && !silent[series.codes[i - 1]!]) found.push(i);
    }
    rows = Uint32Array.from(found);
    known.set(state, rows);
  }
  return rows;
}

/** A limit that a reading crosses, and for how long it stays beyond. */
interface Limit {
  readonly direction: "above" | "below";
  readonly limit: number;
  readonly forMs: number;
}

/**
 * When the reading crossed the limit and then stayed beyond it for `forMs`, within the range. The first reading, and
 * one after a silence, is no crossing.
 *
 * @returns null when there are more than `most`
 */
export function crossings(
  series: NumericSeries,
  { direction, limit, forMs }: Limit,
  range: Range,
  most = Number.POSITIVE_INFINITY,
): Float64Array | null {
  const index = indexOf(series);
  const { times, values } = series;
  // A first look at the counts of the whole history: far more than `most`, if they are spread evenly over it?
  const share = Math.min(1, (range.until - range.from) / Math.max(1, times.at(-1)! - times[0]!));
  if (index.risesOver(limit) * share > 2 * most) return null;
  // The sign makes "above" of both directions.
  const sign = direction === "above" ? 1 : -1;
  const level = sign * limit;
  const found: number[] = [];
  const steps = index.stepsAt(limit);
  const count = steps?.length ?? times.length;
  for (let step = 0; step < count; step++) {
    const row = steps ? steps[step]! : step;
    const firing = times[row]! + forMs;
    if (firing < range.from || !(sign * values[row]! > level && sign * values[row - 1]! <= level)) continue;
    if (firing >= range.until || found.length > most) break;
    let after = row + 1;
    while (after < times.length && times[after]! < firing && sign * values[after]! > level) after++;
    if (after === times.length || times[after]! >= firing) found.push(firing);
  }
  return found.length > most ? null : Float64Array.from(found);
}

const indices = new WeakMap<NumericSeries, LevelIndex>();

function indexOf(series: NumericSeries): LevelIndex {
  const index = indices.get(series) ?? new LevelIndex(series.values);
  indices.set(series, index);
  return index;
}

function presenceChanges(world: World, change: "first_comes" | "last_leaves", forMs: number): Float64Array {
  const flag = world.occupied;
  if (!flag) return NONE;
  const wanted = change === "first_comes" ? 1 : 0;
  const times: number[] = [];
  for (let i = 1; i < flag.times.length; i++) {
    if (flag.values[i] !== wanted) continue;
    if (forMs > 0 && i + 1 < flag.times.length && flag.times[i + 1]! - flag.times[i]! < forMs) continue;
    times.push(flag.times[i]! + forMs);
  }
  return Float64Array.from(times);
}
