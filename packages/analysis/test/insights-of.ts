import { allInsights } from "../src/insights/all-insights.ts";
import { homeInsights } from "../src/insights/find-insights.ts";
import { ANALYSIS_TYPES, type AnalysisType, type Insight, insightSchema } from "../src/results.ts";
import { collectActs } from "../src/world/acts.ts";
import { createWorld } from "../src/world/world.ts";
import type { LogBuilder } from "./log-builder.ts";

/** What the engine says about a history besides its routines. */
export function insightsOf(builder: LogBuilder, types: readonly AnalysisType[] = ANALYSIS_TYPES): readonly Insight[] {
  const { log, home } = builder.build();
  const options = { types, hours: 28 * 24 };
  const world = createWorld(log, home, options);
  const insights = allInsights(homeInsights(world, options, collectActs(world, options)), options, []);
  for (const insight of insights) insightSchema.parse(insight);
  return insights;
}

/** The value of one of its metrics, by label. */
export function metric(insight: Insight | undefined, label: string): number | undefined {
  return insight?.evidence.metrics.find((one) => one.label === label)?.value;
}
