import { coverageOf } from "./choice/existing.ts";
import { mineAll } from "./choice/mine.ts";
import type { Proposal } from "./choice/proposal.ts";
import { mergeRoutines } from "./choice/routines.ts";
import { type Filter, MIN_CONFIDENCE } from "./choice/select.ts";
import { typeOf } from "./choice/type-of.ts";
import { trainingOf, validate } from "./choice/validate.ts";
import type { EventLog } from "./event-log.ts";
import type { HomeModel } from "./home.ts";
import { findInsights } from "./insights/find-insights.ts";
import type { AnalysisOptions } from "./options.ts";
import { recommendationsOf, reportOf } from "./report.ts";
import type { AnalysisResult } from "./results.ts";
import { byRank, toSuggestions } from "./suggest/suggest.ts";
import { changedAutomations } from "./suggest/undone.ts";
import { collectActs } from "./world/acts.ts";
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
  const mined = mineAll(world, acts, options.minConfidence);

  world.progress.stage("Checking the routines on later days", 0.8, 0.9);
  const { certain = [], uncertain = [] } = Object.groupBy(mined.chosen, ({ confidence }) =>
    confidence >= MIN_CONFIDENCE ? "certain" : "uncertain",
  );
  const routines = [...mergeRoutines(world, certain), ...mergeRoutines(world, uncertain)];
  const merged = mined.chosen.length - routines.length;
  const dropped: Record<Filter, number> = { ...mined.dropped, merged, automated: 0, type: 0, unproven: 0 };
  const training = trainingOf(world, acts.times);
  const proposals: Proposal[] = [];
  routines.forEach((routine, i) => {
    world.progress.tick(i / routines.length);
    const coverage = coverageOf(world, routine);
    const analysisType = typeOf(routine, coverage.partly !== null);
    if (coverage.whole) dropped.automated++;
    else if (!options.types.includes(analysisType)) dropped.type++;
    else {
      const validation = validate(world, routine.parts[0]!, training);
      if (validation && validation.wrong > validation.hits && validation.wrong >= 3) dropped.unproven++;
      else proposals.push({ routine, analysisType, validation, covers: coverage.partly?.alias ?? null });
    }
  });

  const changes = options.types.includes("automation_analysis") ? changedAutomations(world, acts) : [];
  const suggestions = [...toSuggestions(world, proposals), ...changes].sort(byRank);
  world.progress.stage("Looking at devices, energy and automations", 0.9, 0.99);
  const insights = findInsights(world, options, acts, suggestions);
  const report = reportOf(log, options, acts, mined.candidates + changes.length, dropped);
  return { insights, suggestions, recommendations: recommendationsOf(report, suggestions, insights.length), report };
}
