import { logChance } from "../judge/candidate.ts";
import { priorOf, score } from "../judge/score.ts";
import type { Acts } from "../world/acts.ts";
import type { World } from "../world/world.ts";
import { findCandidates, searched } from "./find-candidates.ts";
import { keptByDevices } from "./machines.ts";
import { type Selection, selectRoutines } from "./select.ts";

/**
 * Finds the routines of all habitats.
 *
 * @param minConfidence how certain a routine has to be, 0..1
 */
export function mineAll(world: World, acts: Acts, minConfidence: number): Selection {
  world.progress.stage("Looking for routines", 0.02, 0.8);
  const habitats = searched(acts);
  // The most convincing first, so that the order of the entities does not matter.
  const found = findCandidates(world, acts, habitats).sort((a, b) => logChance(a) - logChance(b));
  const prior = priorOf(found, habitats.length);
  const scored = Map.groupBy(
    found.map((candidate) => score(candidate, prior)),
    (candidate) => candidate.habitat,
  );
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
