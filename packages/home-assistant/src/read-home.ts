import type { EventLog, HomeModel } from "@routinely/analysis";
import { homeModel } from "./home-model.ts";
import { findLocation, type GivenLocation } from "./location.ts";
import { withRecorder } from "./open-recorder.ts";
import { type ProgressListener, ReadingProgress } from "./progress.ts";
import { readAutomations } from "./read-automations.ts";
import { readDaysOfSun } from "./read-days-of-sun.ts";
import { readEntities } from "./read-entities.ts";
import { type LogOptions, readLog } from "./read-log.ts";
import { readRegistry } from "./read-registry.ts";

/** The files a home is read from. */
export interface HomeFiles {
  /** Home Assistant's recorder database, an SQLite file. */
  readonly recorderPath: string;
  /** automations.yaml */
  readonly automationsPath?: string | undefined;
  /** JSON of the registries: `{entities, devices, areas}`. */
  readonly registryPath?: string | undefined;
}

export interface ReadHomeOptions extends HomeFiles, LogOptions {
  /** What is missing is taken from the attributes of `zone.home`. */
  readonly location?: GivenLocation | undefined;
  /** Called at least twice a second. Throw from it to stop reading. */
  readonly onProgress?: ProgressListener | undefined;
}

const OPENING = "Opening the history";

/**
 * Reads a home and its history. Synchronous: meant for a worker thread.
 *
 * @throws {SourceError} when the recorder file cannot be used; trouble with the other files is only a warning
 */
export function readHome(options: ReadHomeOptions): { log: EventLog; home: HomeModel } {
  return withRecorder(options.recorderPath, (recorder) => {
    const warnings = [...recorder.warnings];
    const warn = (sentence: string) => warnings.push(sentence);
    const progress = new ReadingProgress(options.onProgress ?? (() => {}));
    progress.begin(0, OPENING);
    const recorded = readEntities(recorder.db, () => progress.tick(0, () => OPENING));
    const daysOfSun = () => readDaysOfSun(recorder.db);
    const { timeZone, latitude, longitude } = findLocation(options.location ?? {}, recorded, daysOfSun, warn);
    const home = homeModel(
      { timeZone: timeZone ?? "UTC", latitude: latitude ?? 0, longitude: longitude ?? 0 },
      recorded,
      readRegistry(options.registryPath, warn),
      readAutomations(options.automationsPath, warn),
    );
    const log = readLog(recorder, recorded, home.entities, options, progress, warn);
    return { log: { ...log, warnings }, home };
  });
}
