import type { Habitat } from "../world/acts.ts";
import { domainOf } from "../world/domains.ts";
import { roomOf } from "../world/room-of.ts";
import type { World } from "../world/world.ts";

/**
 * Where triggers are looked for, with the share of routines whose trigger is there. It is the same for every home and
 * hardly matters, but what is seldom the trigger has to be the more convincing: false discoveries are kept rare by
 * weighting what is tried (Genovese, Roeder and Wasserman, False discovery control with p-value weighting, 2006).
 */
const SHARES = { own: 0.2, people: 0.2, here: 0.5, elsewhere: 0.1 } as const;
type Place = keyof typeof SHARES;

/** Where a trigger lies, seen from what people act on. `entityId` is null for the presence of all people. */
export function placeOf(world: World, habitat: Habitat, entityId: string | null): Place {
  if (entityId === null || domainOf(entityId) === "person") return "people";
  if (entityId === habitat.entityId) return "own";
  const here = roomOf(world, habitat.entityId);
  const there = roomOf(world, entityId);
  return here === undefined || there === undefined || here === there ? "here" : "elsewhere";
}

/**
 * Nats that it takes to name one trigger among all that are tried: its place, and which of those that lie there.
 *
 * @param tried entity (or null) of every trigger that is tried
 */
export function oddsOf(
  world: World,
  habitat: Habitat,
  tried: Iterable<string | null>,
): (entityId: string | null) => number {
  const counts = { own: 0, people: 0, here: 0, elsewhere: 0 };
  for (const entityId of tried) counts[placeOf(world, habitat, entityId)]++;
  return (entityId) => {
    const place = placeOf(world, habitat, entityId);
    return Math.log(Math.max(1, counts[place]) / SHARES[place]);
  };
}
