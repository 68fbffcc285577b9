import type { EventLog } from "./event-log.ts";
import type { HomeModel } from "./home.ts";
import type { AnalysisResult, AnalysisType } from "./results.ts";

export interface AnalysisOptions {
  readonly types: readonly AnalysisType[];
  /** What was asked for, in hours; only for the report. */
  readonly hours: number;
  /** Only routines and insights about these entities; empty means all. */
  readonly entities?: readonly string[];
  /** Only routines and insights about entities of these areas (area ids); empty means all. */
  readonly focusAreas?: readonly string[];
  /** Called at least twice a second. Throw from it to stop the analysis: that is how a run is cancelled. */
  readonly onProgress?: (progress: Progress) => void;
}

/** `fraction` 0..1 of the analysis; `message` is what it is doing, for a person. */
export interface Progress {
  readonly fraction: number;
  readonly message: string;
}

/**
 * Mines a home's history. Pure: the same log, home and options give the same result.
 *
 * @param log the history, see {@link EventLog}
 * @param home names, areas, groups and automations of the home, and where it lies
 */
export function analyze(log: EventLog, home: HomeModel, options: AnalysisOptions): AnalysisResult {
  throw new Error(`not built yet: ${log.from} ${home.timeZone} ${options.hours}`);
}
