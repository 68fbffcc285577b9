import type { DatabaseSync } from "node:sqlite";

/** Epoch milliseconds. */
export interface Span {
  readonly from: number;
  readonly until: number;
}

/** The rows of `states` in a span of time. */
export interface Range extends Span {
  readonly firstId: number;
  readonly lastId: number;
  readonly rows: number;
}

/** What part of the history to read. Epoch milliseconds. */
export interface RangeOptions {
  /** Start of the range; takes precedence over `hours`. */
  readonly from?: number | undefined;
  /** End of the range; by default the newest row. */
  readonly until?: number | undefined;
  /** Length of the range, counted back from `until`; by default all of the history. */
  readonly hours?: number | undefined;
}

/** Seconds as the recorder writes them, in milliseconds, without the noise of their binary form. */
export function toMs(seconds: number): number {
  return Math.round(seconds * 1e6) / 1e3;
}

/** When the oldest and the newest state were written; null without any. */
export function readExtent(db: DatabaseSync): Span | null {
  const edge = (of: "min" | "max") =>
    db.prepare(`SELECT ${of}(last_updated_ts) AS edge FROM states`).get()?.edge as number | null;
  const [oldest, newest] = [edge("min"), edge("max")]; // one by one: each is a look-up in the index
  return oldest === null || newest === null ? null : { from: toMs(oldest), until: toMs(newest) };
}

/** The part of the range asked for that the file covers. Null when it has no row in it. */
export function readRange(db: DatabaseSync, options: RangeOptions): Range | null {
  const extent = readExtent(db);
  if (!extent) return null;
  const end = options.until ?? extent.until;
  const start = options.from ?? (options.hours === undefined ? extent.from : end - options.hours * 3_600_000);
  const from = Math.max(start, extent.from);
  const until = Math.min(end, extent.until);
  const isWhole = from === extent.from && until === extent.until;
  // Half a microsecond more on both sides: the limits were rounded, the rows are not.
  const ids = isWhole
    ? db.prepare(ALL_ROWS).get()
    : db.prepare(ROWS_BETWEEN).get(from / 1000 - 5e-7, until / 1000 + 5e-7);
  if (!ids || ids.first === null) return null;
  return { from, until, firstId: Number(ids.first), lastId: Number(ids.last), rows: Number(ids.count) };
}

const ROWS_BETWEEN = `SELECT min(state_id) AS first, max(state_id) AS last, count(*) AS count
  FROM states WHERE last_updated_ts BETWEEN ? AND ?`;

/** The same without limits: asked for one by one, SQLite has each of them at hand. */
const ALL_ROWS = `SELECT (SELECT min(state_id) FROM states) AS first, (SELECT max(state_id) FROM states) AS last,
  (SELECT count(*) FROM states) AS count`;

/**
 * When Home Assistant started, ascending, in epoch milliseconds; also before the range, as the recorder keeps them. With
 * when it had stopped before each start: the same moment for the first, and where it ended without a farewell.
 */
export function readRestarts(db: DatabaseSync, until: number): { restarts: Float64Array; stops: Float64Array } {
  const runs = db.prepare(RUNS).all() as { start: number; stop: number }[];
  const wasDown = db.prepare(WAS_DOWN);
  const started = runs
    .map(({ start, stop }) => ({ start: Math.round(start), stop: Math.min(Math.round(stop), Math.round(start)) }))
    .filter(({ start }) => start <= until);
  return {
    restarts: Float64Array.from(started, ({ start }) => start),
    stops: Float64Array.from(started, ({ start, stop }) =>
      wasDown.get((stop + 1000) / 1000, (start - 1000) / 1000)?.is ? stop : start,
    ),
  };
}

const RUNS = `WITH runs AS (
    SELECT (julianday(start) - 2440587.5) * 86400000.0 AS start,
      iif(closed_incorrect, NULL, (julianday("end") - 2440587.5) * 86400000.0) AS "end"
    FROM recorder_runs
  )
  SELECT start, coalesce(lag("end") OVER (ORDER BY start), start) AS stop FROM runs WHERE start IS NOT NULL ORDER BY start`;

/** Whether nothing was written in a span: what was says that Home Assistant ran. */
const WAS_DOWN = 'SELECT NOT EXISTS (SELECT 1 FROM states WHERE last_updated_ts BETWEEN ? AND ?) AS "is"';
