import { takeCandidates } from "./choice/find-candidates.ts";
import { wantsRoutines } from "./choice/type-of.ts";
import type { EventLog } from "./event-log.ts";
import type { HomeModel } from "./home.ts";
import { homeInsights } from "./insights/find-insights.ts";
import type { AnalysisHelper, AnalysisOptions } from "./options.ts";
import { collectActs } from "./world/acts.ts";
import { lately } from "./world/lately.ts";
import { createWorld } from "./world/world.ts";

/**
 * The helper's part of an analysis in another thread, see {@link AnalysisHelper}. Log, home and options are those of the
 * analysis.
 *
 * @param take as the analysis has it
 * @returns what {@link AnalysisHelper.collect} is to give and, once asked, {@link AnalysisHelper.collectInsights}; a
 * structured clone will do
 */
export function helpAnalysis(
  log: EventLog,
  home: HomeModel,
  options: AnalysisOptions,
  take: AnalysisHelper["take"],
): { readonly candidates: ReadonlyMap<number, unknown>; readonly insights: () => unknown } {
  const world = createWorld(log, home, options);
  const recent = lately(world);
  return {
    candidates: wantsRoutines(options.types) ? takeCandidates(recent, collectActs(recent, options), take) : new Map(),
    insights: () => homeInsights(world, options, collectActs(world, options)),
  };
}
