import { candidatesOf } from "../candidates/candidates-of.ts";
import { triggerPool } from "../candidates/trigger-pool.ts";
import type { Candidate } from "../judge/candidate.ts";
import { scoreAll } from "../judge/score.ts";
import type { Acts } from "../world/acts.ts";
import type { World } from "../world/world.ts";
import { keptByDevices } from "./machines.ts";
import { type Selection, selectRoutines } from "./select.ts";

/** Fewer acts than these are no habit yet. */
const MIN_ACTS = 3;

/**
 * Finds the routines of all habitats.
 *
 * @param minConfidence how certain a routine has to be, 0..1
 */
export function mineAll(world: World, acts: Acts, minConfidence: number): Selection {
  const habitats = acts.habitats.filter((habitat) => habitat.times.length >= MIN_ACTS);
  world.progress.stage("Looking for routines", 0.02, 0.8);
  const pool = triggerPool(world, acts.times, world.range);
  const found: Candidate[] = [];
  habitats.forEach((habitat, i) => {
    world.progress.tick(i / habitats.length);
    found.push(...candidatesOf(world, habitat, pool, world.range));
  });
  const scored = Map.groupBy(scoreAll(world, found, habitats.length), (candidate) => candidate.habitat);
  const selections = [...scored.values()].map((candidates) => selectRoutines(world, candidates, minConfidence));
  const chosen = selections.flatMap((selection) => selection.chosen);
  const machines = keptByDevices(chosen);
  return {
    chosen: chosen.filter((candidate) => !machines.has(candidate)),
    dropped: [
      ...selections.flatMap((selection) => selection.dropped),
      ...[...machines].map((candidate) => ({ filter: "device" as const, candidate })),
    ],
  };
}
