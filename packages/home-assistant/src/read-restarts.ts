import type { DatabaseSync } from "node:sqlite";
import type { EntitySeries } from "@routinely/analysis";

/** What is written this close to a stop or a start belongs to it. */
const EDGE_MS = 1000;

/** Epoch milliseconds. */
export interface Restarts {
  /** When Home Assistant started, ascending. */
  readonly restarts: Float64Array;
  /** When it had stopped before each: the same moment for the first, and where it ended without a farewell. */
  readonly stops: Float64Array;
}

/** All that the recorder keeps, also from before the range. */
export function readRestarts(db: DatabaseSync, until: number): Restarts {
  const runs = (db.prepare(RUNS).all() as { start: number; stop: number }[])
    .map(({ start, stop }) => ({ start: Math.round(start), stop: Math.round(stop) }))
    .filter(({ start }) => start <= until);
  return {
    restarts: Float64Array.from(runs, ({ start }) => start),
    stops: Float64Array.from(runs, ({ start, stop }) => Math.min(start, stop)),
  };
}

const RUNS = `WITH runs AS (
    SELECT (julianday(start) - 2440587.5) * 86400000.0 AS start,
      iif(closed_incorrect, NULL, (julianday("end") - 2440587.5) * 86400000.0) AS "end"
    FROM recorder_runs
  )
  SELECT start, coalesce(lag("end") OVER (ORDER BY start), start) AS stop FROM runs WHERE start IS NOT NULL ORDER BY start`;

/** The restarts from a moment on. A stop after which something was written was none. */
export function restartsSince(
  { restarts, stops }: Restarts,
  from: number,
  series: ReadonlyMap<string, EntitySeries>,
): Restarts {
  const kept = [...restarts].map((start, i) => ({ start, stop: stops[i]! })).filter(({ start }) => start >= from);
  const histories = [...series.values()];
  const ranBetween = (stop: number, start: number) => histories.some(({ times }) => hasBetween(times, stop, start));
  return {
    restarts: Float64Array.from(kept, ({ start }) => start),
    stops: Float64Array.from(kept, ({ start, stop }) => (ranBetween(stop + EDGE_MS, start - EDGE_MS) ? start : stop)),
  };
}

/** Whether one of the ascending times lies in between. */
function hasBetween(times: Float64Array, from: number, until: number): boolean {
  let [low, high] = [0, times.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (times[middle]! <= from) low = middle + 1;
    else high = middle;
  }
  return low < times.length && times[low]! < until;
}
