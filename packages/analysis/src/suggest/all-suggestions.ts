import type { Proposal } from "../choice/proposal.ts";
import type { AnalysisOptions } from "../options.ts";
import type { Suggestion } from "../results.ts";
import type { Acts } from "../world/acts.ts";
import type { World } from "../world/world.ts";
import { asChange } from "./extended.ts";
import { otherwiseSet } from "./set-otherwise.ts";
import { byRank, toSuggestions } from "./suggest.ts";
import { undoneAutomations } from "./undone.ts";

/**
 * What is suggested, the most valuable first: routines, as changes of automations that do part of them, and corrections
 * of automations. One automation is changed by one suggestion only, the most certain, since two would undo each other.
 */
export function allSuggestions(
  world: World,
  acts: Acts,
  proposals: readonly Proposal[],
  { types }: AnalysisOptions,
): Suggestion[] {
  const found = types.includes("automation_analysis")
    ? [...otherwiseSet(world), ...undoneAutomations(world, acts)].sort((a, b) => b.confidence - a.confidence)
    : [];
  const corrections = found.filter((one, i) => !found.slice(0, i).some((other) => isPreferred(other, one)));
  const routines = toSuggestions(world, proposals).flatMap((suggestion, i) => {
    if (!types.includes("automation_gap_detection")) return [suggestion];
    const change = asChange(world, proposals[i]!, suggestion);
    const preferred = change && corrections.find((other) => isPreferred(other, change));
    if (!preferred) return [change ?? suggestion];
    return preferred.entities.some((entityId) => suggestion.entities.includes(entityId)) ? [] : [suggestion];
  });
  const others = corrections.filter((one) => !routines.some((routine) => isPreferred(routine, one)));
  return [...routines, ...others].sort(byRank);
}

/** Whether one changes the automation that the other changes too, and is at least as certain. */
function isPreferred(one: Suggestion, other: Suggestion): boolean {
  const changed = one.evidence.changes?.entityId;
  return changed !== undefined && changed === other.evidence.changes?.entityId && one.confidence >= other.confidence;
}
