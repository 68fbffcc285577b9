import type { AnalysisType } from "../results.ts";
import type { Routine } from "./routines.ts";
import type { Earlier } from "./validate.ts";

/** A routine that passed every filter, with what the earlier days alone would have proposed for its first part. */
export interface Proposal {
  readonly routine: Routine;
  readonly analysisType: AnalysisType;
  readonly earlier: Earlier | null;
  /** The automation of the home that does part of it already. */
  readonly covers: string | null;
}
