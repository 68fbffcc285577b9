import type { HomeSpec } from "./spec/home.ts";
import type { World } from "./world.ts";

/** Home Assistant's own calendar of workdays, in homes that have set it up: it knows public holidays, not people's days off. */
export function startWorkdaySensor(world: World, { entities }: HomeSpec): void {
  const sensor = entities.find(({ platform }) => platform === "workday");
  if (sensor) world.onDay((day) => world.set(sensor.entityId, world.diary.feelsLike(day) < 5 ? "on" : "off"));
}
