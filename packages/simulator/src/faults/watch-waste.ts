import type { Household } from "../people.ts";
import type { HomeSpec } from "../spec/home.ts";
import type { Weather } from "../weather.ts";
import type { World } from "../world.ts";
import type { Finding } from "./findings.ts";

const EVERY_SECONDS = 300;
/** Fewer hours a day than this are not worth a word. */
const MIN_HOURS_A_DAY = 0.1;
/** Outside it must be so much colder than inside that an open window costs something. */
const COLD_BELOW = 17;

/**
 * Looks every five minutes at what runs while nobody is home or everybody sleeps, and at heating with an open window.
 *
 * @returns what there is to be found, once the world has run
 */
export function watchWaste(world: World, home: HomeSpec, household: Household, weather: Weather): () => Finding[] {
  const days = (world.until - world.now) / 86_400_000;
  const switched = home.entities
    .filter(({ entityId, watts, members }) => watts && !members && /^(light|switch|media_player)\./.test(entityId))
    .map(({ entityId }) => entityId);
  const rooms = home.entities
    .filter(({ entityId }) => entityId.startsWith("climate."))
    .map(({ entityId, areaId }) => ({
      entityId,
      windows: home.entities
        .filter((other) => other.areaId === areaId && other.deviceClass === "window")
        .map((other) => other.entityId),
    }));
  const away = new Map<string, number>();
  const asleep = new Map<string, number>();
  const open = new Map<string, number>();
  const count = (hours: Map<string, number>, entityId: string) =>
    hours.set(entityId, (hours.get(entityId) ?? 0) + EVERY_SECONDS / 3600);
  const look = () => {
    const atHome = household.people.filter((person) => person.home);
    const hours = atHome.length === 0 ? away : atHome.every((person) => person.asleep) ? asleep : null;
    if (hours) for (const entityId of switched) if (isOn(world.state(entityId))) count(hours, entityId);
    const isCold = weather.temperature() < COLD_BELOW;
    for (const { entityId, windows } of isCold ? rooms : []) {
      if (world.state(entityId) === "heat" && windows.some((window) => world.state(window) === "on"))
        count(open, entityId);
    }
    world.after(EVERY_SECONDS, look);
  };
  world.after(EVERY_SECONDS, look);
  const worthy = (hours: Map<string, number>) => [...hours].filter(([, sum]) => sum / days >= MIN_HOURS_A_DAY);
  return () => [
    ...worthy(away).map(([entityId, hours]): Finding => ({ kind: "while_away", entityId, hours })),
    ...worthy(asleep).map(([entityId, hours]): Finding => ({ kind: "while_asleep", entityId, hours })),
    ...worthy(open).map(
      ([entityId, hours]): Finding => ({
        kind: "open_window",
        entityId,
        windows: rooms.find((room) => room.entityId === entityId)!.windows,
        hours,
      }),
    ),
  ];
}

function isOn(state: string): boolean {
  return state === "on" || state === "playing";
}
