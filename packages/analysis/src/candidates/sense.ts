import { Actor, type DiscreteSeries } from "../event-log.ts";
import type { Habitat } from "../world/acts.ts";
import { domainOf } from "../world/domains.ts";
import type { World } from "../world/world.ts";

/** Device classes of sensors that see people. */
const SEES_PEOPLE = new Set(["motion", "occupancy", "presence"]);
/** What is on for people who are there, as what is behind a switch mostly is; and the names of being on and off. */
const FOR_PEOPLE = new Set(["light", "fan", "media_player"]);
const SWITCHED_OFF = new Set([...FOR_PEOPLE, "switch"]);
const ON = new Set(["on", "playing"]);
const OFF = new Set(["off", "stopped"]);

/**
 * Whether the trigger says that somebody is there, or nobody, and the act is for the opposite. A lamp that goes on after
 * the sensor saw nobody has been switched off by an automation although somebody was there; one that goes off after the
 * sensor of the next room saw somebody was left behind by one of those times that somebody walks there.
 */
export function isOpposite(world: World, { entityId, target }: Habitat, other: string | null, state: string): boolean {
  const isOpposed =
    (state === "off" && ON.has(target) && FOR_PEOPLE.has(domainOf(entityId))) ||
    (state === "on" && OFF.has(target) && SWITCHED_OFF.has(domainOf(entityId)));
  return isOpposed && other !== null && tellsOfPeople(world, other);
}

/** A sensor that sees people, or a lamp that automations switch on for whoever comes. */
function tellsOfPeople(world: World, other: string): boolean {
  if (SEES_PEOPLE.has(world.info(other)?.deviceClass ?? "")) return true;
  const series = world.log.series.get(other);
  return domainOf(other) === "light" && series?.kind === "discrete" && isAutomated(series);
}

const known = new WeakMap<DiscreteSeries, boolean>();

/** Whether automations switch it on more often than not. Asked anew for every lamp that goes off somewhere. */
function isAutomated(series: DiscreteSeries): boolean {
  const before = known.get(series);
  if (before !== undefined) return before;
  const on = series.states.indexOf("on");
  let [all, automated] = [0, 0];
  for (let i = 1; i < series.times.length; i++) {
    if (series.codes[i] !== on) continue;
    all++;
    if (series.actors[i] === Actor.automation) automated++;
  }
  const mostly = automated > all / 2;
  known.set(series, mostly);
  return mostly;
}
