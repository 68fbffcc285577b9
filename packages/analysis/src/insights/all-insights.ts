import type { AnalysisOptions } from "../options.ts";
import { INSIGHT_SEVERITIES, type Insight, type Suggestion } from "../results.ts";
import type { InsightsByType } from "./find-insights.ts";
import { followingInsights, regularityInsights } from "./habits.ts";

/** What was found in the history, and what the suggestions tell about the home, the most serious first. */
export function allInsights(
  found: InsightsByType,
  { types }: AnalysisOptions,
  suggestions: readonly Suggestion[],
): Insight[] {
  const all = [
    ...(found.device_health ?? []),
    ...(found.cost_optimization ?? []),
    ...(found.automation_analysis ?? []),
    ...(found.automation_gap_detection ?? []),
    ...(types.includes("correlation_discovery") ? followingInsights(suggestions) : []),
    ...(types.includes("behavior_analysis") ? regularityInsights(suggestions) : []),
    ...(found.behavior_analysis ?? []),
  ];
  const rank = (insight: Insight) => INSIGHT_SEVERITIES.indexOf(insight.severity);
  return all.sort((a, b) => rank(b) - rank(a));
}
