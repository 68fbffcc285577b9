import { candidatesOf } from "../candidates/candidates-of.ts";
import { triggerPool } from "../candidates/trigger-pool.ts";
import type { Candidate } from "../judge/candidate.ts";
import type { Acts, Habitat } from "../world/acts.ts";
import type { World } from "../world/world.ts";

/** Fewer acts than these are no habit yet. */
const MIN_ACTS = 3;

/** Habitats that may hold a habit. */
export function searched(acts: Acts): Habitat[] {
  return acts.habitats.filter((habitat) => habitat.times.length >= MIN_ACTS);
}

/** All explanations of what people do, in the order of the habitats: found here and, when there is one, by the helper. */
export function findCandidates(world: World, acts: Acts, habitats: readonly Habitat[]): Candidate[] {
  const pool = triggerPool(world, acts.times, world.range);
  const found = new Map<Habitat, readonly Candidate[]>();
  const look = (habitat: Habitat) => found.set(habitat, candidatesOf(world, habitat, pool, world.range));
  let next = 0;
  const take = world.helper?.take ?? (() => next++);
  for (let i = take(); i < habitats.length; i = take()) {
    world.progress.tick(i / habitats.length);
    look(habitats[i]!);
  }
  for (const [i, candidates] of world.helper?.collect(() => world.progress.tick()) ?? []) {
    const habitat = habitats[i]!;
    found.set(
      habitat,
      (candidates as Found).map((candidate) => ({ ...candidate, habitat })),
    );
  }
  for (const habitat of habitats) if (!found.has(habitat)) look(habitat);
  return habitats.flatMap((habitat) => found.get(habitat)!);
}

/** Candidates without their habitat, which is another object in another thread. */
type Found = readonly Omit<Candidate, "habitat">[];

/** The candidates of the habitats that a helper takes, by their number among those searched. */
export function takeCandidates(world: World, acts: Acts, take: () => number): Map<number, Found> {
  const habitats = searched(acts);
  const pool = triggerPool(world, acts.times, world.range);
  const found = new Map<number, Found>();
  for (let i = take(); i < habitats.length; i = take()) {
    const candidates = candidatesOf(world, habitats[i]!, pool, world.range);
    found.set(
      i,
      candidates.map(({ habitat: _, ...candidate }) => candidate),
    );
  }
  return found;
}
