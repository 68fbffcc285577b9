import { SEARCHES } from "../candidates/candidates-of.ts";
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

/**
 * All explanations of what people do, in the order of the habitats: found here and, when there is one, by the helper,
 * which begins at the other end. What it took and did not bring is looked for here.
 */
export function findCandidates(world: World, acts: Acts, habitats: readonly Habitat[]): Candidate[] {
  const parts = partsOf(world, acts, habitats);
  const found = new Map<number, readonly Candidate[]>();
  let count = 0;
  const take = world.helper?.take ?? (() => count++);
  let next = 0;
  for (let taken = take(); taken < parts.length; taken = take()) {
    world.progress.tick(taken / parts.length);
    found.set(next, parts[next]!());
    next++;
  }
  for (const [i, candidates] of world.helper?.collect(() => world.progress.tick()) ?? []) {
    const habitat = habitats[i % habitats.length]!;
    found.set(
      i,
      (candidates as Found).map((candidate) => ({ ...candidate, habitat })),
    );
  }
  const all = parts.map((look, i) => found.get(i) ?? look());
  return habitats.flatMap((_, habitat) => SEARCHES.flatMap((_, kind) => all[kind * habitats.length + habitat]!));
}

/** Candidates without their habitat, which is another object in another thread. */
type Found = readonly Omit<Candidate, "habitat">[];

/** The candidates that a helper finds, by the number of the part of the search. */
export function takeCandidates(world: World, acts: Acts, take: () => number): Map<number, Found> {
  const parts = partsOf(world, acts, searched(acts));
  const found = new Map<number, Found>();
  for (let i = parts.length - 1; take() < parts.length; i--) {
    found.set(
      i,
      parts[i]!().map(({ habitat: _, ...candidate }) => candidate),
    );
  }
  return found;
}

/**
 * The parts of the search: one of each kind and habitat. Kind by kind, so that two threads that begin at either end
 * mostly run different code: each has to be compiled in every thread that runs it.
 */
function partsOf(world: World, acts: Acts, habitats: readonly Habitat[]): (() => Candidate[])[] {
  const pool = triggerPool(world, acts.times, world.range);
  return SEARCHES.flatMap((search) => habitats.map((habitat) => () => search(world, habitat, pool, world.range)));
}
