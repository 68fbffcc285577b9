import { propose } from "./choice/propose.ts";
import type { EventLog } from "./event-log.ts";
import type { HomeModel } from "./home.ts";
import { allInsights } from "./insights/all-insights.ts";
import { homeInsights, type InsightsByType } from "./insights/find-insights.ts";
import type { AnalysisOptions } from "./options.ts";
import { recommendationsOf, reportOf } from "./report.ts";
import type { AnalysisResult } from "./results.ts";
import { allSuggestions } from "./suggest/all-suggestions.ts";
import { funnelOf } from "./suggest/funnel.ts";
import { collectActs } from "./world/acts.ts";
import { lately } from "./world/lately.ts";
import { createWorld } from "./world/world.ts";

/**
 * Mines a home's history. Pure: the same log, home and options give the same result.
 *
 * @param log the history, see {@link EventLog}
 * @param home names, areas, groups and automations of the home, and where it lies
 * @throws whatever `options.onProgress` throws
 */
export function analyze(log: EventLog, home: HomeModel, options: AnalysisOptions): AnalysisResult {
  const world = createWorld(log, home, options);
  const acts = collectActs(world, options);
  const recent = lately(world);
  const recentActs = recent === world ? acts : collectActs(recent, options);
  const { proposals, dropped } = propose(recent, recentActs, options);
  const suggestions = allSuggestions(recent, recentActs, proposals, options);
  world.progress.stage("Looking at devices, energy and automations", 0.9, 0.99);
  const helped = options.helper?.collectInsights(() => world.progress.tick()) as InsightsByType | null | undefined;
  const insights = allInsights(helped ?? homeInsights(world, options, acts), options, suggestions);
  const report = reportOf(log, options, acts, suggestions.length, funnelOf(recent, dropped));
  return {
    insights,
    suggestions,
    recommendations: recommendationsOf(report, options, suggestions, insights.length),
    report,
  };
}
