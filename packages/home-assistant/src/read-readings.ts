import type { DatabaseSync } from "node:sqlite";
import type { NumericSeries } from "@routinely/analysis";
import { standInForMissing } from "./missing-columns.ts";
import { openDatabase } from "./open-database.ts";
import { pagesOf, type Range, secondsOf, toMs } from "./read-range.ts";
import { NumericBuilder } from "./series-builder.ts";
import { SEPARATOR, splitReadings } from "./split-readings.ts";
import { toNumber } from "./to-number.ts";

/** An entity whose readings are kept as they are: nobody sets it, so that it does not matter who acted. */
export interface Sensor {
  readonly metadataId: number;
  readonly entityId: string;
}

/** What readings to read. A structured clone will do. */
export interface ReadingsTask {
  /** Path of the recorder database, or `file:` URL. */
  readonly location: string;
  readonly range: Range;
  readonly sensors: readonly Sensor[];
}

/** Another thread that reads readings at the same time, by {@link helpReading}. */
export interface ReadingHelper {
  /** @returns whether it will; a small task is not worth it */
  ask(task: ReadingsTask): boolean;
  /**
   * Waits for what was asked for last; null when it was not to be had.
   *
   * @param tick called at least five times a second meanwhile
   */
  collect(tick: () => void): readonly NumericSeries[] | null;
}

/**
 * The helper's part of reading in another thread, see {@link ReadingHelper}. Rows that are in the range do not change,
 * so that another look at the file is as good.
 */
export function helpReading(task: ReadingsTask, tick: () => void): NumericSeries[] {
  const db = openDatabase(task.location.startsWith("file:") ? new URL(task.location) : task.location);
  try {
    standInForMissing(db);
    return readReadings(db, task, tick);
  } finally {
    db.close();
  }
}

/**
 * Reads the readings of sensors. SQLite hands them over as three texts a page, which is far cheaper than row by row.
 *
 * @param step called after every page, with how far it is (0..1)
 */
export function readReadings(
  db: DatabaseSync,
  { range, sensors }: ReadingsTask,
  step: (share: number) => void,
): NumericSeries[] {
  db.exec("CREATE TEMP TABLE sensor (metadata_id INTEGER PRIMARY KEY, place INTEGER)");
  const keep = db.prepare("INSERT INTO sensor VALUES (?, ?)");
  const builders = sensors.map(({ metadataId, entityId }, place) => {
    keep.run(metadataId, place);
    return new NumericBuilder(entityId);
  });
  const before = db.prepare(BEFORE);
  before.setReturnArrays(true);
  const [from, until] = secondsOf(range);
  for (const [place, state, changed] of before.all(from) as unknown as [number, string | null, number][])
    builders[place]!.add(toMs(changed), toNumber(state));
  const page = db.prepare(PAGE);
  page.setReturnArrays(true);
  for (const { first, last, share } of pagesOf(range)) {
    step(share);
    const [texts] = page.all(first, last, from, until) as unknown as [[string | null, string, string]];
    if (texts[0] !== null)
      splitReadings(texts[0], texts[1], texts[2], (place, time, value) => builders[place]!.add(time, value));
  }
  db.exec("DROP TABLE sensor");
  return builders.flatMap((builder) => (builder.length > 0 ? builder.build() : []));
}

/** The state in which the range finds each sensor, when there is one. */
const BEFORE = `SELECT k.place, s.state, coalesce(s.last_changed_ts, s.last_updated_ts)
  FROM sensor k JOIN states s ON s.state_id = (
    SELECT state_id FROM states WHERE metadata_id = k.metadata_id AND last_updated_ts < ?
    ORDER BY last_updated_ts DESC LIMIT 1)`;

/** Places, states and microseconds of the rows of a page. */
const PAGE = `SELECT group_concat(k.place),
    group_concat(CASE WHEN instr(s.state, '${SEPARATOR}') THEN '' ELSE coalesce(s.state, '') END, '${SEPARATOR}'),
    group_concat(CAST(s.last_updated_ts * 1e6 + 0.5 AS INTEGER))
  FROM states s CROSS JOIN sensor k ON k.metadata_id = s.metadata_id
  WHERE s.state_id BETWEEN ? AND ? AND s.last_updated_ts BETWEEN ? AND ?`;
