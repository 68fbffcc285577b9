import type { Acts, Habitat } from "./acts.ts";
import type { Candidate } from "./candidate.ts";
import { dailyCandidates } from "./candidates/daily.ts";
import { heldCandidates } from "./candidates/held.ts";
import { reactionCandidates } from "./candidates/reaction.ts";
import { thresholdCandidates } from "./candidates/threshold.ts";
import { type TriggerPool, triggerPool } from "./candidates/trigger-pool.ts";
import type { Range } from "./routine.ts";
import { type Scored, scoreAll } from "./score.ts";
import { type Selection, selectRoutines } from "./select.ts";
import type { World } from "./world.ts";

/** Fewer acts than these are no habit yet. */
const MIN_ACTS = 3;

export interface Mined extends Selection {
  /** Possible routines that were looked at. */
  readonly candidates: number;
}

/** Finds the routines of all habitats. */
export function mineAll(world: World, acts: Acts): Mined {
  const habitats = acts.habitats.filter((habitat) => habitat.times.length >= MIN_ACTS);
  world.progress.stage("Looking for routines", 0.02, 0.8);
  const pool = triggerPool(world, acts.times, world.range);
  const found: Candidate[] = [];
  habitats.forEach((habitat, i) => {
    world.progress.tick(i / habitats.length);
    found.push(...candidatesOf(world, habitat, pool, world.range));
  });
  const scored = Map.groupBy(scoreAll(found, habitats.length), (candidate) => candidate.habitat);
  const dropped = { chance: 0, unreliable: 0, dead: 0, explained: 0 };
  const chosen: Scored[] = [];
  for (const candidates of scored.values()) {
    const selection = selectRoutines(world, candidates);
    chosen.push(...selection.chosen);
    for (const filter of Object.keys(dropped) as (keyof typeof dropped)[]) dropped[filter] += selection.dropped[filter];
  }
  return { candidates: found.length, chosen, dropped };
}

/** All explanations of what people do with one entity and target, from one stretch of the history. */
export function candidatesOf(world: World, habitat: Habitat, pool: TriggerPool, range: Range): Candidate[] {
  return [
    ...dailyCandidates(world, habitat, pool.acts, range),
    ...reactionCandidates(world, habitat, pool, range),
    ...heldCandidates(world, habitat, pool, range),
    ...thresholdCandidates(world, habitat, pool, range),
  ];
}
