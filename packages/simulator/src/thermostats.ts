import type { RoomClimates } from "./room-climate.ts";
import type { HomeSpec } from "./spec/home.ts";
import type { World } from "./world.ts";

/** Thermostats tell how warm it is and whether they heat: rows in which nothing has changed that anybody has done. */
export function startThermostats(world: World, { entities }: HomeSpec, rooms: RoomClimates): void {
  for (const { entityId, areaId } of entities) {
    if (!entityId.startsWith("climate.") || areaId === undefined) continue;
    const rng = world.rng.fork(`thermostat ${entityId}`);
    const step = rng.pick([0.1, 0.5]);
    const report = () => {
      const { temperature } = rooms.of(areaId);
      const state = world.state(entityId);
      const cold = temperature < (world.settings(entityId).temperature ?? 20) - 0.2;
      world.set(entityId, state, undefined, {
        current_temperature: Number((Math.round(temperature / step) * step).toFixed(1)),
        hvac_action: state === "off" ? "off" : cold ? "heating" : "idle",
      });
      world.after(900 * rng.between(0.9, 1.1), report);
    };
    world.after(rng.between(0, 900), report);
  }
}
