import type { AnalysisType } from "./results.ts";

export interface AnalysisOptions {
  readonly types: readonly AnalysisType[];
  /** What was asked for, in hours; only for the report. */
  readonly hours: number;
  /** Only routines and insights about these entities; empty means all. */
  readonly entities?: readonly string[];
  /** Only routines and insights about entities of these areas (area ids); empty means all. */
  readonly focusAreas?: readonly string[];
  /** Proposes only what is this certain (0..1); by default what is welcome to people. Lower shows how good it would be. */
  readonly minConfidence?: number;
  /** Shares the work; the result is the same without. */
  readonly helper?: AnalysisHelper | undefined;
  /** Called at least twice a second. Throw from it to stop the analysis: that is how a run is cancelled. */
  readonly onProgress?: (progress: Progress) => void;
}

/** Another thread that looks for routines of the same home at the same time, by {@link helpAnalysis}. */
export interface AnalysisHelper {
  /** Takes a part of the search, the analysis from the first on, the helper from the last; how many both took before. */
  take(): number;
  /**
   * Waits for what the helper found, by the number of the part; what it took and did not bring is looked for here.
   *
   * @param tick called at least five times a second meanwhile
   */
  collect(tick: () => void): ReadonlyMap<number, unknown>;
  /** Waits, like {@link collect}, for what the helper finds besides routines; null when it has not. */
  collectInsights(tick: () => void): unknown;
}

/** `fraction` 0..1 of the analysis; `message` is what it is doing, for a person. */
export interface Progress {
  readonly fraction: number;
  readonly message: string;
}
