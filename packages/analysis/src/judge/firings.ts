import { Actor, type DiscreteSeries, type NumericSeries } from "../event-log.ts";
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
      return within(crossings(series, trigger.direction, trigger.limit, trigger.forMs), range);
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
  return times.filter((time) => time >= range.from && time < range.until);
}

/**
 * When the entity changed to a state and then stayed in it for `forMs`. A return from unavailable or a restart is no
 * change.
 */
export function changesTo(series: DiscreteSeries, state: string, forMs: number): Float64Array {
  const code = series.states.indexOf(state);
  const times: number[] = [];
  for (let i = 1; i < series.times.length; i++) {
    if (series.codes[i] !== code || series.actors[i] === Actor.nobody) continue;
    if (isSilent(series.states[series.codes[i - 1]!]!)) continue;
    if (forMs > 0 && i + 1 < series.times.length && series.times[i + 1]! - series.times[i]! < forMs) continue;
    times.push(series.times[i]! + forMs);
  }
  return Float64Array.from(times);
}

/** When the reading crossed the limit and then stayed beyond it for `forMs`. The first reading is no crossing. */
export function crossings(
  series: NumericSeries,
  direction: "above" | "below",
  limit: number,
  forMs: number,
): Float64Array {
  const times: number[] = [];
  const { values } = series;
  let wasBeyond = true; // the first reading, and one after a silence, only tells where we are
  let since = Number.NaN;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (Number.isNaN(value)) {
      wasBeyond = true;
      since = Number.NaN;
      continue;
    }
    const isBeyond = direction === "above" ? value > limit : value < limit;
    if (isBeyond && !wasBeyond) since = series.times[i]!;
    if (!isBeyond) {
      if (series.times[i]! - since >= forMs) times.push(since + forMs);
      since = Number.NaN;
    } else if (forMs === 0 && since === series.times[i]) {
      times.push(since);
      since = Number.NaN;
    }
    wasBeyond = isBeyond;
  }
  if (!Number.isNaN(since)) times.push(since + forMs);
  return Float64Array.from(times);
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
