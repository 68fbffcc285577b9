import { MIN_CONFIDENCE } from "../../packages/analysis/src/choice/select.ts";
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
  return suggestion.confidence >= MIN_CONFIDENCE;
}
