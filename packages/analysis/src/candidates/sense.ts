import type { Habitat } from "../world/acts.ts";
import { domainOf } from "../world/domains.ts";
import type { World } from "../world/world.ts";

/** Device classes of sensors that see people. */
const SEES_PEOPLE = new Set(["motion", "occupancy", "presence"]);
/** What is switched on for people who are there. */
const FOR_PEOPLE = new Set(["light", "fan", "media_player"]);

/**
 * Whether the trigger says that nobody is there, and the act is for somebody: the opposite explains it. A lamp that
 * goes on after the sensor saw nobody has been switched off by an automation although somebody was there.
 */
export function isOpposite(world: World, habitat: Habitat, entityId: string | null, state: string): boolean {
  if (entityId === null || state !== "off" || habitat.target !== "on") return false;
  return SEES_PEOPLE.has(world.info(entityId)?.deviceClass ?? "") && FOR_PEOPLE.has(domainOf(habitat.entityId));
}
