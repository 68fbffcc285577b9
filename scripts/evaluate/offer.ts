import { welcomeFrom } from "../../packages/analysis/src/choice/gate.ts";
import type { Suggestion } from "../../packages/analysis/src/index.ts";
import type { Firing } from "./replayed.ts";

/** Firings in the days that were mined, and in those after. */
export interface Replayed {
  readonly before: readonly Firing[];
  readonly later: readonly Firing[];
}

/** @param instead entity id of the automation that it stands in for, when it is a change of one */
export type Replay = (automation: unknown, instead?: string) => Replayed;

/** What the engine would propose if it were asked for everything, with its firings. */
export interface Offer extends Replayed {
  readonly suggestion: Suggestion;
}

/** Whether it is certain enough to be proposed indeed. */
export function isProposed({ suggestion }: Pick<Offer, "suggestion">): boolean {
  const { from, until, hits, wrong } = suggestion.evidence.total;
  const days = Math.max(1, (Date.parse(until) - Date.parse(from)) / 86_400_000);
  return suggestion.confidence >= welcomeFrom((hits + wrong) / days);
}
