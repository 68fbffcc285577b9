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
  /** Called at least twice a second. Throw from it to stop the analysis: that is how a run is cancelled. */
  readonly onProgress?: (progress: Progress) => void;
}

/** `fraction` 0..1 of the analysis; `message` is what it is doing, for a person. */
export interface Progress {
  readonly fraction: number;
  readonly message: string;
}
