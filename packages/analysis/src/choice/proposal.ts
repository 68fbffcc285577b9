import type { AnalysisType, ReplayCounts } from "../results.ts";
import type { Routine } from "./routines.ts";

/** A routine that passed every filter, with what its check on later days gave. */
export interface Proposal {
  readonly routine: Routine;
  readonly analysisType: AnalysisType;
  readonly validation: ReplayCounts | null;
  /** The automation of the home that does part of it already. */
  readonly covers: string | null;
}
