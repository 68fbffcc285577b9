import type { AnalysisType } from "../results.ts";
import type { Routine } from "./routines.ts";

/** The kinds of analysis that look for routines. */
const OF_ROUTINES: ReadonlySet<AnalysisType> = new Set([
  "behavior_analysis",
  "automation_gap_detection",
  "correlation_discovery",
]);

export function wantsRoutines(types: readonly AnalysisType[]): boolean {
  return types.some((type) => OF_ROUTINES.has(type));
}

/** Which kind of analysis a routine is a finding of. */
export function typeOf(routine: Routine, extendsAutomation: boolean): AnalysisType {
  if (extendsAutomation) return "automation_gap_detection";
  const { trigger, parts } = routine;
  if (trigger.kind === "time" || trigger.kind === "sun") return "behavior_analysis";
  const switchesOff = parts.every((part) =>
    ["off", "closed", "docked", "locked", "stopped"].includes(part.habitat.target),
  );
  const waits = trigger.forMs > 0;
  return waits && switchesOff ? "automation_gap_detection" : "correlation_discovery";
}
