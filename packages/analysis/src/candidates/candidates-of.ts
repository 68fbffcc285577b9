import type { Candidate } from "../judge/candidate.ts";
import type { Range } from "../time/range.ts";
import type { Habitat } from "../world/acts.ts";
import type { World } from "../world/world.ts";
import { dailyCandidates } from "./daily.ts";
import { heldCandidates } from "./held.ts";
import { reactionCandidates } from "./reaction.ts";
import { thresholdCandidates } from "./threshold.ts";
import type { TriggerPool } from "./trigger-pool.ts";

/** All explanations of what people do with one entity and target, from one stretch of the history. */
export function candidatesOf(world: World, habitat: Habitat, pool: TriggerPool, range: Range): Candidate[] {
  return [
    ...dailyCandidates(world, habitat, pool, range),
    ...reactionCandidates(world, habitat, pool, range),
    ...heldCandidates(world, habitat, pool, range),
    ...thresholdCandidates(world, habitat, pool, range),
  ];
}
