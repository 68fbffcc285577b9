import type { Loads } from "./loads.ts";
import type { Rng } from "./rng.ts";
import type { RoomClimates } from "./room-climate.ts";
import type { BatteryModel, SensorModel } from "./spec/entity.ts";
import type { HomeSpec } from "./spec/home.ts";
import type { Weather } from "./weather.ts";
import type { World } from "./world.ts";

const HOUR = 3_600_000;

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
  for (const { entityId, sensor, everySeconds = 300, minChange = 0, stuckAfter = Infinity } of home.entities) {
    if (!sensor) continue;
    const rng = world.rng.fork(`sensor ${entityId}`);
    const measure = instrument(sensor, surroundings, rng);
    const stuckAt = begin + stuckAfter * (world.until - begin);
    const next = () =>
      sensor.model === "price" ? HOUR - (world.now % HOUR) + 2000 : everySeconds * 1000 * rng.between(0.97, 1.03);
    let reportedAt = begin;
    const report = () => {
      const value = measure();
      const moved = Math.abs(Number(value) - Number(world.state(entityId)));
      if (moved < minChange && world.now - reportedAt < HOUR) return;
      reportedAt = world.now;
      world.set(entityId, value);
    };
    world.set(entityId, measure());
    const read = () => {
      if (world.now >= stuckAt) return;
      report();
      world.at(world.now + next(), read);
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
      return () => (rooms.of(sensor.room).co2 + rng.normal(0, 12)).toFixed(0);
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
      return priceOf(sensor, world, rng);
    case "battery":
      return batteryOf(sensor, world, rng);
    case "phone_battery":
      return () => {
        // Charged for three hours from the end of the evening, then used until the next.
        const sinceCharged = ((world.calendar.minutesOf(world.now) - 120 + 1440) % 1440) / 60;
        const used = (Math.min(sinceCharged, 21) / 21) * sensor.perDay;
        const charged = Math.max(0, (sinceCharged - 21) / 3) * sensor.perDay;
        return Math.max(3, 100 - used + charged).toFixed(0);
      };
    case "noise":
      return () => rng.normal(sensor.mean, sensor.spread).toFixed(1);
  }
}

/** A price for each hour: cheap at night and around noon, dear in the morning and the evening; or a day and a night rate. */
function priceOf({ tariff = "hourly", mean = 0.24 }: SensorModel & { model: "price" }, world: World, rng: Rng) {
  let day = Number.NaN;
  let level = 1;
  return (): string => {
    const hour = Math.floor(world.calendar.minutesOf(world.now) / 60);
    if (tariff === "two") return (mean * (hour >= 7 && hour < 23 ? 1.1 : 0.75)).toFixed(3);
    const today = world.calendar.dayOf(world.now);
    if (today !== day) level = rng.between(0.75, 1.25);
    day = today;
    const peaks = Math.exp(-(((hour - 8) / 2.2) ** 2)) + 1.3 * Math.exp(-(((hour - 19) / 2.5) ** 2));
    const noon = Math.exp(-(((hour - 13.5) / 2.5) ** 2));
    return (mean * level * (0.85 + 0.35 * peaks - 0.15 * noon + rng.normal(0, 0.03))).toFixed(3);
  };
}

function batteryOf(
  { atEnd, perDay, step = 1, wobble = 0, replacedAt = -1 }: BatteryModel,
  world: World,
  rng: Rng,
): () => string {
  const begin = world.now;
  const replaced = begin + replacedAt * (world.until - begin);
  return () => {
    const before = world.now < replaced;
    const days = ((before ? replaced : world.until) - world.now) / 86_400_000;
    const level = (before ? 4 : atEnd) + perDay * days + rng.normal(0, wobble);
    return String(Math.round(Math.max(1, Math.min(100, level)) / step) * step);
  };
}

/** A fridge draws power for a third of the time. */
function fridge(at: number): number {
  return at % 2_700_000 < 900_000 ? 85 : 0;
}
