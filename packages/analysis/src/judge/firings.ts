import { Actor, type DiscreteSeries, type NumericSeries } from "../event-log.ts";
import { BLOCK, blockExtremes } from "../math/block-extremes.ts";
import { risesOver } from "../math/crossing-counts.ts";
import { firstAtOrAfter, lastAtOrBefore } from "../math/search.ts";
import type { Range } from "../time/range.ts";
import { isSilent } from "../world/domains.ts";
import { daysOf, type World } from "../world/world.ts";
import type { Trigger } from "./routine.ts";

const NONE = new Float64Array(0);

/** When the trigger would have fired in the range: epoch ms, ascending. */
export function firingsOf(world: World, trigger: Trigger, range: Range): Float64Array {
  switch (trigger.kind) {
    case "time": {
      const { minute, drift } = trigger;
      const moved = (day: number) => (drift ? Math.round(drift.slope * (day - drift.day)) : 0);
      return daily(world, range, (day) => world.clock.instant(day, minute + moved(day)));
    }
    case "sun":
      return daily(world, range, (day) => world.sun.at(trigger.event, day) + trigger.offsetMinutes * 60_000);
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

function daily(world: World, range: Range, instant: (day: number) => number): Float64Array {
  const times = daysOf(world, range).map(instant);
  return Float64Array.from(times.filter((time) => time >= range.from && time < range.until)).sort();
}

function within(times: Float64Array, range: Range): Float64Array {
  return times.subarray(firstAtOrAfter(times, range.from), firstAtOrAfter(times, range.until));
}

/**
 * When the entity changed to a state and then stayed in it for `forMs`. A return from unavailable or a restart is no
 * change.
 */
export function changesTo(series: DiscreteSeries, state: string, forMs: number): Float64Array {
  const { times } = series;
  const rows = changeRows(series, state);
  const stayed =
    forMs > 0 ? rows.filter((row) => row + 1 >= times.length || times[row + 1]! - times[row]! >= forMs) : rows;
  return Float64Array.from(stayed, (row) => times[row]! + forMs);
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
 * When the reading crossed the limit and then stayed beyond it for `forMs`, within the range. The first reading is no
 * crossing.
 *
 * @returns null when there are more than `most`
 */
export function crossings(
  series: NumericSeries,
  limit: Limit,
  range: Range,
  most = Number.POSITIVE_INFINITY,
): Float64Array | null {
  if (chatters(series, limit.limit, range, most)) return null;
  const key = `${limit.direction} ${limit.limit} ${limit.forMs} ${range.from} ${range.until} ${most}`;
  let known = knownCrossings.get(series);
  if (!known || known.size >= MAX_KNOWN_LIMITS) {
    known = new Map();
    knownCrossings.set(series, known);
  }
  const times = known.get(key) ?? findCrossings(series, limit, range, most);
  known.set(key, times);
  return times.length > most ? null : times;
}

/** A first look at the counts of the whole history: far more crossings than `most`, if they are spread evenly over it. */
function chatters({ times, values }: NumericSeries, limit: number, { from, until }: Range, most: number): boolean {
  const share = (until - from) / Math.max(1, times.at(-1)! - times[0]!);
  return risesOver(values, limit) * Math.min(1, share) > 2 * most;
}

/** The limits of a sensor are looked for again and again, for everything in its room. */
const knownCrossings = new WeakMap<NumericSeries, Map<string, Float64Array>>();
const MAX_KNOWN_LIMITS = 100;

function findCrossings(
  series: NumericSeries,
  { direction, limit, forMs }: Limit,
  range: Range,
  most: number,
): Float64Array {
  const found: number[] = [];
  const { times, values } = series;
  const { least, greatest } = blockExtremes(values);
  const isAbove = direction === "above";
  let wasBeyond = true; // the first reading, and one after a silence, only tells where we are
  let since = Number.NaN;
  const first = Math.max(0, lastAtOrBefore(times, range.from - forMs - 1));
  const end = lastAtOrBefore(times, range.until) + 1;
  for (let i = first; i < end && found.length <= most; i++) {
    if (i % BLOCK === 0) {
      // Most blocks lie wholly on the side on which the reading is already: nothing happens there.
      const block = i / BLOCK;
      const [low, high] = [least[block]!, greatest[block]!];
      const staysBeyond = isAbove ? low > limit : high < limit;
      const staysWithin = isAbove ? high <= limit : low >= limit;
      if (wasBeyond ? staysBeyond : staysWithin) {
        i += BLOCK - 1;
        continue;
      }
    }
    const value = values[i]!;
    if (Number.isNaN(value)) {
      wasBeyond = true;
      since = Number.NaN;
      continue;
    }
    const isBeyond = isAbove ? value > limit : value < limit;
    if (isBeyond && !wasBeyond) since = times[i]!;
    if (!isBeyond) {
      if (times[i]! - since >= forMs) found.push(since + forMs);
      since = Number.NaN;
    } else if (forMs === 0 && since === times[i]) {
      found.push(since);
      since = Number.NaN;
    }
    wasBeyond = isBeyond;
  }
  if (!Number.isNaN(since)) found.push(since + forMs);
  return within(Float64Array.from(found), range);
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
