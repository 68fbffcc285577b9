import { domainOf } from "../world/domains.ts";
import { placesIn } from "../world/places.ts";
import type { World } from "../world/world.ts";
import { type Fields, fieldsOf, idsOf } from "./fields.ts";

/**
 * The entities that an action is for: those it names, those of its areas, floors, labels and devices, and of groups the
 * members; less those that its target excludes.
 *
 * @param domain of the action; `homeassistant` is for entities of every domain
 */
export function targetedBy(world: World, action: Fields, domain: string): string[] {
  const target = fieldsOf(action.target);
  const ids = namedIn(world, [action, fieldsOf(action.data), target], domain);
  const excluded = namedIn(world, [fieldsOf(target.exclude)], domain);
  const isMeant = (id: string) => domain === "homeassistant" || domain === "group" || domainOf(id) === domain;
  return [...ids].filter((id) => isMeant(id) && !excluded.has(id));
}

function namedIn(world: World, named: readonly Fields[], domain: string): Set<string> {
  const all = (key: string) => named.flatMap((where) => idsOf(where[key]));
  const isThere = placesIn(all);
  const within = isThere
    ? [...world.home.entities.values()].filter((entity) => !entity.category && isThere(entity))
    : [];
  const byId = all("entity_id").flatMap((id) => (id === "all" ? everyOf(world, domain) : [id]));
  const ids = new Set<string>();
  for (const id of byId) addWithMembers(world, id, ids);
  for (const { entityId } of within) addWithMembers(world, entityId, ids);
  return ids;
}

function everyOf(world: World, domain: string): string[] {
  return [...world.home.entities.keys()].filter((id) => domainOf(id) === domain);
}

function addWithMembers(world: World, id: string, ids: Set<string>, seen = new Set<string>()): void {
  if (seen.has(id)) return;
  seen.add(id);
  const members = world.info(id)?.members;
  if (!members?.length) ids.add(id);
  for (const member of members ?? []) addWithMembers(world, member, ids, seen);
}
