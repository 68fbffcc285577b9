import type { DiscreteSeries } from "../event-log.ts";
import { firstAtOrAfter } from "../math/search.ts";
import { HOUR } from "../time/local-clock.ts";
import { domainOf, isActionable, isSilent } from "../world/domains.ts";
import { flagAt, isPersonsAct, type World } from "../world/world.ts";

/** Sensors that see people. */
const SEES_PEOPLE = new Set([
  "motion",
  "occupancy",
  "presence",
  "door",
  "opening",
  "window",
  "garage_door",
  "vibration",
]);

/** When people did something in the home, and in which hours the home was recorded at all. */
export interface HomeActivity {
  /** Epoch ms, ascending: what sensors saw and what people did while somebody was home, as far as that is known. */
  readonly times: Float64Array;
  /** People's doings between two moments. */
  between(from: number, until: number): number;
  /** Milliseconds between two moments of which anything was recorded, to the hour. */
  recorded(from: number, until: number): number;
}

/** One pass over the times of all series. */
export function homeActivity(world: World): HomeActivity {
  const { from, until } = world.range;
  const hours = Math.max(1, Math.ceil((until - from) / HOUR));
  const heard = new Uint32Array(hours + 1);
  const seen: Float64Array[] = [];
  for (const series of world.log.series.values()) {
    world.progress.tick();
    for (const time of series.times) if (time >= from && time < until) heard[Math.floor((time - from) / HOUR) + 1] = 1;
    if (series.kind === "discrete") seen.push(doingsIn(world, series));
  }
  for (let hour = 1; hour <= hours; hour++) heard[hour]! += heard[hour - 1]!;
  const times = new Float64Array(seen.reduce((sum, part) => sum + part.length, 0));
  let filled = 0;
  for (const part of seen) {
    times.set(part, filled);
    filled += part.length;
  }
  times.sort();
  const slot = (time: number) => Math.min(hours, Math.max(0, Math.round((time - from) / HOUR)));
  return {
    times,
    between: (start, end) => firstAtOrAfter(times, end) - firstAtOrAfter(times, start),
    recorded: (start, end) => Math.min(end - start, (heard[slot(end)]! - heard[slot(start)]!) * HOUR),
  };
}

function doingsIn(world: World, series: DiscreteSeries): Float64Array {
  const domain = domainOf(series.entityId);
  const sees = domain === "binary_sensor" && SEES_PEOPLE.has(world.info(series.entityId)?.deviceClass ?? "");
  if (!sees && !isActionable(series.entityId)) return new Float64Array();
  return series.times.filter((time, row) => {
    if (row === 0 || time < world.range.from) return false;
    const state = series.states[series.codes[row]!]!;
    if (isSilent(state) || isSilent(series.states[series.codes[row - 1]!]!)) return false;
    if (sees ? state !== "on" : !isPersonsAct(series.actors[row]!)) return false;
    return world.occupied === null || flagAt(world.occupied, time);
  });
}
