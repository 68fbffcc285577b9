import { propose } from "./choice/propose.ts";
import type { EventLog } from "./event-log.ts";
import type { HomeModel } from "./home.ts";
import { findInsights } from "./insights/find-insights.ts";
import type { AnalysisOptions } from "./options.ts";
import { recommendationsOf, reportOf } from "./report.ts";
import type { AnalysisResult, Suggestion } from "./results.ts";
import { asChange } from "./suggest/extended.ts";
import { funnelOf } from "./suggest/funnel.ts";
import { otherwiseSet } from "./suggest/set-otherwise.ts";
import { byRank, toSuggestions } from "./suggest/suggest.ts";
import { undoneAutomations } from "./suggest/undone.ts";
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
  world.progress.stage("Looking at what people did", 0, 0.02);
  const acts = collectActs(world, options);
  const recent = lately(world);
  const recentActs = recent === world ? acts : collectActs(recent, options);
  const { proposals, dropped } = propose(recent, recentActs, options);
  const changes = options.types.includes("automation_analysis")
    ? [...otherwiseSet(recent), ...undoneAutomations(recent, recentActs)]
    : [];
  const routines = toSuggestions(recent, proposals).flatMap((suggestion, i) => {
    if (!options.types.includes("automation_gap_detection")) return [suggestion];
    const change = asChange(recent, proposals[i]!, suggestion);
    const preferred = change && changes.find((other) => isPreferred(other, change));
    if (!preferred) return [change ?? suggestion];
    return preferred.entities.some((entityId) => suggestion.entities.includes(entityId)) ? [] : [suggestion];
  });
  const others = changes.filter((change) => routines.every((routine) => !isPreferred(routine, change)));
  const suggestions = [...routines, ...others].sort(byRank);
  world.progress.stage("Looking at devices, energy and automations", 0.9, 0.99);
  const insights = findInsights(world, options, acts, suggestions);
  const report = reportOf(log, options, acts, suggestions.length, funnelOf(recent, dropped));
  return {
    insights,
    suggestions,
    recommendations: recommendationsOf(report, options, suggestions, insights.length),
    report,
  };
}

/** Whether one changes the automation that the other changes too, and is at least as certain: both together undo each other. */
function isPreferred(one: Suggestion, other: Suggestion): boolean {
  const changed = one.evidence.changes?.entityId;
  return changed !== undefined && changed === other.evidence.changes?.entityId && one.confidence >= other.confidence;
}
