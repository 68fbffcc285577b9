import type { EventLog } from "../event-log.ts";
import { firstAtOrAfter, lastAtOrBefore } from "../math/search.ts";
import { DAY } from "../time/local-clock.ts";
import { occupation, type World } from "./world.ts";

/**
 * Routines are looked for in so many of the last weeks. What is proposed has to live now; twelve weeks hold every weekday
 * twelve times, and move the sun enough to tell it from the clock. What was done before is another season's life, and the
 * search would grow with its square.
 */
export const RECENT_WEEKS = 12;

/** The world as its last weeks show it; the same where there are no more. Copies nothing. */
export function lately(world: World): World {
  const { until } = world.range;
  const from = until - RECENT_WEEKS * 7 * DAY;
  if (world.range.from >= from) return world;
  const log = since(world.log, from);
  return { ...world, log, range: { from, until }, occupied: occupation(log) };
}

function since(log: EventLog, from: number): EventLog {
  const recent = <Series extends { readonly times: Float64Array }>(all: ReadonlyMap<string, Series>) =>
    new Map([...all].map(([entityId, series]) => [entityId, rowsSince(series, from)]));
  const first = firstAtOrAfter(log.restarts, from);
  return {
    ...log,
    from,
    series: recent(log.series),
    settings: recent(log.settings),
    runs: log.runs.map((run) => ({ ...run, times: run.times.subarray(firstAtOrAfter(run.times, from)) })),
    restarts: log.restarts.subarray(first),
    stops: log.stops.subarray(first),
  };
}

/** Views of all columns from a moment on, with the row in which that moment finds the entity. */
function rowsSince<Series extends { readonly times: Float64Array }>(series: Series, from: number): Series {
  const first = Math.max(0, lastAtOrBefore(series.times, from));
  const columns = Object.entries(series).map(([name, column]) => [
    name,
    ArrayBuffer.isView(column) ? (column as Float64Array).subarray(first) : column,
  ]);
  return Object.fromEntries(columns) as Series;
}
