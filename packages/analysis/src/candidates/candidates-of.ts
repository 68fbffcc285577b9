import type { Candidate } from "../judge/candidate.ts";
import type { Trigger } from "../judge/routine.ts";
import type { Range } from "../time/range.ts";
import type { Habitat } from "../world/acts.ts";
import type { World } from "../world/world.ts";
import { dailyCandidates } from "./daily.ts";
import { heldCandidates } from "./held.ts";
import { reactionCandidates } from "./reaction.ts";
import { thresholdCandidates } from "./threshold.ts";
import type { TriggerPool } from "./trigger-pool.ts";

/** Explanations of one kind for what people do with one entity and target, from one stretch of the history. */
export type Search = (world: World, habitat: Habitat, pool: TriggerPool, range: Range) => Candidate[];

/** Together they find all explanations. */
export const SEARCHES: readonly Search[] = [dailyCandidates, reactionCandidates, heldCandidates, thresholdCandidates];

/** Those explanations that may have such a trigger: of its kind, and on the same entity. */
export function candidatesLike(
  world: World,
  habitat: Habitat,
  trigger: Trigger,
  pool: TriggerPool,
  range: Range,
): Candidate[] {
  switch (trigger.kind) {
    case "time":
    case "sun":
      return dailyCandidates(world, habitat, pool, range);
    case "state":
      return trigger.forMs > 0
        ? heldCandidates(world, habitat, pool, range, trigger.entityId)
        : reactionCandidates(world, habitat, pool, range, trigger.entityId);
    case "numeric":
      return thresholdCandidates(world, habitat, pool, range, trigger.entityId);
    case "presence":
      return reactionCandidates(world, habitat, pool, range, null);
  }
}
