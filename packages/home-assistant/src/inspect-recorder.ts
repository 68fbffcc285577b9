import { findLocation } from "./location.ts";
import { withRecorder } from "./open-recorder.ts";
import { readDaysOfSun } from "./read-days-of-sun.ts";
import { readEntities } from "./read-entities.ts";
import { readExtent } from "./read-range.ts";

/** What a recorder file is about. */
export interface RecorderSummary {
  /** null when the file does not say. */
  readonly schemaVersion: number | null;
  /** Where the home is by the attributes of `zone.home`; null when the history does not have them. */
  readonly latitude: number | null;
  readonly longitude: number | null;
  /** IANA name, by the coordinates. */
  readonly timeZone: string | null;
  /** Epoch milliseconds of the first and last state; null without any. */
  readonly oldest: number | null;
  readonly newest: number | null;
}

/**
 * Looks into a recorder file without reading its history.
 *
 * @throws {SourceError} when the file cannot be used
 */
export function inspectRecorder(path: string): RecorderSummary {
  return withRecorder(path, ({ db, schemaVersion }) => {
    const extent = readExtent(db);
    const {
      latitude = null,
      longitude = null,
      timeZone = null,
    } = findLocation({}, readEntities(db), () => readDaysOfSun(db));
    return {
      schemaVersion,
      latitude,
      longitude,
      timeZone,
      oldest: extent?.from ?? null,
      newest: extent?.until ?? null,
    };
  });
}
