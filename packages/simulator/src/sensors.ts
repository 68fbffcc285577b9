import type { Loads } from "./loads.ts";
import type { Rng } from "./rng.ts";
import type { RoomClimates } from "./room-climate.ts";
import type { HomeSpec, SensorModel } from "./types.ts";
import type { Weather } from "./weather.ts";
import type { World } from "./world.ts";

/** What there is to measure. */
interface Surroundings {
  readonly world: World;
  readonly home: HomeSpec;
  readonly weather: Weather;
  readonly rooms: RoomClimates;
  readonly loads: Loads;
}

/** Lets every sensor of the home report at its own pace. */
export function startSensors(surroundings: Surroundings): void {
  const { world, home } = surroundings;
  const begin = world.now;
  for (const { entityId, sensor, everySeconds = 300, stuckAfter = Infinity } of home.entities) {
    if (!sensor) continue;
    const rng = world.rng.fork(`sensor ${entityId}`);
    const measure = instrument(sensor, surroundings, rng);
    const stuckAt = begin + stuckAfter * (world.until - begin);
    const read = () => {
      if (world.now >= stuckAt) return;
      world.set(entityId, measure());
      world.after(everySeconds * rng.between(0.97, 1.03), read);
    };
    world.after(rng.between(0, everySeconds), read);
  }
}

/** What a sensor shows, rounded as such sensors round. */
function instrument(sensor: SensorModel, { world, home, weather, rooms, loads }: Surroundings, rng: Rng): () => string {
  switch (sensor.model) {
    case "temperature":
      return () => (rooms.of(sensor.room).temperature + rng.normal(0, 0.05)).toFixed(1);
    case "humidity":
      return () => Math.min(99, rooms.of(sensor.room).humidity + rng.normal(0, 0.4)).toFixed(0);
    case "co2":
      return () =>
        (520 + 180 * Math.max(0, Math.sin(world.calendar.minutesOf(world.now) / 230)) + rng.normal(0, 15)).toFixed(0);
    case "lux": {
      const lamps = home.entities.filter(
        ({ entityId, areaId, members }) => entityId.startsWith("light.") && areaId === sensor.room && !members,
      );
      return () => {
        const lit = lamps.filter(({ entityId }) => world.state(entityId) === "on").length * 85;
        return (weather.lux() * 0.012 + lit + rng.normal(0, 1) ** 2).toFixed(0);
      };
    }
    case "outdoor_temperature":
      return () => weather.temperature().toFixed(1);
    case "outdoor_humidity":
      return () => Math.max(30, Math.min(99, 92 - 1.4 * weather.temperature() + rng.normal(0, 1))).toFixed(0);
    case "outdoor_lux":
      return () => String(Number(weather.lux().toPrecision(3)));
    case "home_power":
      return () => (home.baseWatts + loads.all() + fridge(world.now) + rng.normal(0, 4)).toFixed(0);
    case "power":
      return () => {
        const watts = sensor.of.reduce((sum, entityId) => sum + loads.of(entityId), 0);
        return (watts > 0 ? watts * rng.between(0.98, 1.02) : sensor.standby * rng.between(0.985, 1.015)).toFixed(1);
      };
    case "energy": {
      let total = sensor.start;
      let last = world.now;
      return () => {
        const source = Number(world.state(sensor.of));
        if (source > 0) total += (source * (world.now - last)) / 3.6e9;
        last = world.now;
        return total.toFixed(2);
      };
    }
    case "price":
      return () => {
        const hour = world.calendar.minutesOf(world.now) / 60;
        return (0.24 + 0.06 * Math.cos(((hour - 19) / 12) * 2 * Math.PI) + rng.normal(0, 0.01)).toFixed(3);
      };
    case "battery":
      return () =>
        Math.max(1, Math.min(100, sensor.atEnd + (sensor.perDay * (world.until - world.now)) / 86_400_000)).toFixed(0);
    case "noise":
      return () => rng.normal(sensor.mean, sensor.spread).toFixed(1);
  }
}

/** A fridge draws power for a third of the time. */
function fridge(at: number): number {
  return at % 2_700_000 < 900_000 ? 85 : 0;
}
