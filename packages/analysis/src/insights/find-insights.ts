import type { AnalysisOptions } from "../options.ts";
import { INSIGHT_SEVERITIES, type Insight, type Suggestion } from "../results.ts";
import { type Acts, isInFocus } from "../world/acts.ts";
import type { World } from "../world/world.ts";
import { automationInsights } from "./automations.ts";
import { batteryInsights } from "./batteries.ts";
import { chatterInsights } from "./chatter.ts";
import { automatedShareInsights, handworkInsights, regularityInsights } from "./habits.ts";
import { homeActivity } from "./home-activity.ts";
import { leftOnInsights } from "./left-on.ts";
import { offlineInsights } from "./offline.ts";
import { openWindowInsights } from "./open-window.ts";
import { silentInsights } from "./silent.ts";
import { standbyInsights } from "./standby.ts";

/** Everything worth knowing besides the routines, the most serious first. Every insight rests on numbers of the history. */
export function findInsights(
  world: World,
  options: AnalysisOptions,
  acts: Acts,
  suggestions: readonly Suggestion[],
): Insight[] {
  const inFocus = (entityId: string) => isInFocus(world, entityId, options);
  const finders: (() => Insight[])[] = [
    () => batteryInsights(world, inFocus),
    () => offlineInsights(world, inFocus),
    () => silentInsights(world, homeActivity(world), inFocus),
    () => chatterInsights(world, inFocus),
    () => standbyInsights(world, inFocus),
    () => leftOnInsights(world, inFocus),
    () => openWindowInsights(world, inFocus),
    () => automationInsights(world, acts),
    () => automatedShareInsights(world, acts),
    () => regularityInsights(suggestions),
    () => handworkInsights(world, acts),
  ];
  const found = finders.flatMap((find, i) => {
    world.progress.tick(i / finders.length);
    return find();
  });
  const rank = (insight: Insight) => INSIGHT_SEVERITIES.indexOf(insight.severity);
  return found.filter((insight) => options.types.includes(insight.type)).sort((a, b) => rank(b) - rank(a));
}
