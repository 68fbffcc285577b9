import type { Habitat } from "../world/acts.ts";
import { domainOf } from "../world/domains.ts";
import type { World } from "../world/world.ts";

/** Device classes of sensors that see people. */
const SEES_PEOPLE = new Set(["motion", "occupancy", "presence"]);
/** What is on for people who are there, and the names of being on and off. */
const FOR_PEOPLE = new Set(["light", "fan", "media_player"]);
const ON = new Set(["on", "playing"]);
const OFF = new Set(["off", "stopped"]);

/**
 * Whether the trigger says that somebody is there, or nobody, and the act is for the opposite. A lamp that goes on after
 * the sensor saw nobody has been switched off by an automation although somebody was there; one that goes off after the
 * sensor of the next room saw somebody was left behind by one of those times that somebody walks there.
 */
export function isOpposite(world: World, { entityId, target }: Habitat, sensor: string | null, state: string): boolean {
  if (sensor === null || !FOR_PEOPLE.has(domainOf(entityId))) return false;
  if (!SEES_PEOPLE.has(world.info(sensor)?.deviceClass ?? "")) return false;
  return (state === "off" && ON.has(target)) || (state === "on" && OFF.has(target));
}
