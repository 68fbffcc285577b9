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

/** A clock that is off by more than this was not set. */
const CLOCK_AHEAD_S = 7 * 86_400;
const CLOCK_BEHIND_S = 10 * 365 * 86_400;
/** Half a microsecond: limits are rounded, the rows are not. */
const ROUNDING_S = 5e-7;

/**
 * When the oldest and the newest state were written; null without any. Rows of a clock that was not set, some years
 * back or in the future as the rows written last see it, do not count.
 */
export function readExtent(db: DatabaseSync): Span | null {
  // One by one: each is a look-up in an index.
  const latest = db
    .prepare("SELECT last_updated_ts AS time FROM states WHERE last_updated_ts NOT NULL ORDER BY state_id DESC LIMIT 1")
    .get()?.time;
  if (typeof latest !== "number") return null;
  const newest = db
    .prepare("SELECT max(last_updated_ts) AS time FROM states WHERE last_updated_ts <= ?")
    .get(latest + CLOCK_AHEAD_S)?.time as number;
  const oldest = db
    .prepare("SELECT min(last_updated_ts) AS time FROM states WHERE last_updated_ts >= ?")
    .get(newest - CLOCK_BEHIND_S)?.time as number;
  return { from: toMs(oldest), until: toMs(newest) };
}

/**
 * The part of the range asked for that the file covers. Null when it has no row in it.
 *
 * @param step called every now and then
 */
export function readRange(db: DatabaseSync, options: RangeOptions, step: () => void): Range | null {
  const extent = readExtent(db);
  if (!extent) return null;
  const end = options.until ?? extent.until;
  const start = options.from ?? (options.hours === undefined ? extent.from : end - options.hours * 3_600_000);
  const from = Math.max(start, extent.from);
  const until = Math.min(end, extent.until);
  if (from === extent.from && until === extent.until) return { from, until, ...allRows(db, extent) };
  const rowsIn = db.prepare(ROWS_IN);
  let [firstId, lastId, rows] = [Number.POSITIVE_INFINITY, 0, 0];
  const [after, last] = secondsOf({ from, until });
  const parts = Math.ceil(Number(db.prepare("SELECT count(*) AS count FROM states").get()?.count) / PART_ROWS);
  const border = (part: number) => (part < parts ? after + (part / parts) * (last - after) : last);
  for (let part = 0; part < parts; part++) {
    step();
    const found = rowsIn.get(border(part), border(part + 1));
    if (!found?.count) continue;
    firstId = Math.min(firstId, Number(found.first));
    lastId = Math.max(lastId, Number(found.last));
    rows += Number(found.count);
  }
  return rows === 0 ? null : { from, until, firstId, lastId, rows };
}

/** The rows of all of the history: SQLite counts all without looking at each, and there are few that do not belong to it. */
function allRows(db: DatabaseSync, extent: Span): Pick<Range, "firstId" | "lastId" | "rows"> {
  const { first, last, rows } = db.prepare(ALL_ROWS).get(...secondsOf(extent))!;
  return { firstId: Number(first), lastId: Number(last), rows: Number(rows) };
}

const ALL_ROWS = `SELECT (SELECT min(state_id) FROM states) AS first, (SELECT max(state_id) FROM states) AS last,
  (SELECT count(*) FROM states)
    - (SELECT count(*) FROM states WHERE last_updated_ts IS NULL)
    - (SELECT count(*) FROM states WHERE last_updated_ts <= ?)
    - (SELECT count(*) FROM states WHERE last_updated_ts > ?) AS rows`;

/** Rows that are counted at a time, about: done within some hundredths of a second. */
const PART_ROWS = 100_000;
const ROWS_IN = `SELECT min(state_id) AS first, max(state_id) AS last, count(*) AS count
  FROM states WHERE last_updated_ts > ? AND last_updated_ts <= ?`;

/** How many rows a clock that was not set has put outside of the history. */
export function rowsOutside(db: DatabaseSync): number {
  const extent = readExtent(db);
  if (!extent) return 0;
  const [from, until] = secondsOf(extent);
  const count = db.prepare("SELECT count(*) AS count FROM states WHERE last_updated_ts < ? OR last_updated_ts > ?");
  return Number(count.get(from, until)?.count);
}

/** A stretch in the recorder's seconds, as much wider as times are rounded. */
export function secondsOf({ from, until }: Span): [from: number, until: number] {
  return [from / 1000 - ROUNDING_S, until / 1000 + ROUNDING_S];
}

/** Rows per read: large enough to cost little per row, small enough for memory and for cancelling at once. */
const PAGE_ROWS = 5_000;

/** The rows of a range page by page: the first and the last id of each, and how far it is (0..1). */
export function* pagesOf({ firstId, lastId }: Range): Generator<{ first: number; last: number; share: number }> {
  for (let first = firstId; first <= lastId; first += PAGE_ROWS) {
    yield {
      first,
      last: Math.min(first + PAGE_ROWS - 1, lastId),
      share: (first - firstId) / (lastId - firstId + 1),
    };
  }
}
