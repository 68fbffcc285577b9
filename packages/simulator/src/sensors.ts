import type { Loads } from "./loads.ts";
import type { HomeSpec, SensorModel } from "./types.ts";
import type { Weather } from "./weather.ts";
import type { World } from "./world.ts";

/** What a room feels like; updated as its sensors are read. */
interface Climate {
  readonly devices: RoomDevices;
  temperature: number;
  humidity: number;
  at: number;
}

/** Lets every sensor of the home report at its own pace. */
export function startSensors(world: World, spec: HomeSpec, weather: Weather, loads: Loads): void {
  const climates = new Map<string, Climate>();
  const room = (name: string) => {
    let climate = climates.get(name);
    if (!climate) {
      climate = { devices: devicesOf(spec, name), temperature: 19.5, humidity: 52, at: world.now };
      climates.set(name, climate);
    }
    relax(world, weather, climate);
    return climate;
  };
  startShowers(world, spec, (name) => room(name));
  const begin = world.now;
  for (const entity of spec.entities) {
    if (!entity.sensor) continue;
    const { sensor } = entity;
    const rng = world.rng.fork(`sensor ${entity.entityId}`);
    const every = entity.everySeconds ?? 300;
    const value = reader(world, spec, weather, loads, room, sensor, rng);
    const stuckAt = entity.stuckAfter === undefined ? Infinity : begin + entity.stuckAfter * (world.until - begin);
    const read = () => {
      if (world.now >= stuckAt) return;
      world.set(entity.entityId, value());
      world.after(every * rng.between(0.97, 1.03), read);
    };
    world.after(rng.between(0, every), read);
  }
}

function reader(
  world: World,
  spec: HomeSpec,
  weather: Weather,
  loads: Loads,
  room: (name: string) => Climate,
  sensor: SensorModel,
  rng: World["rng"],
): () => string {
  switch (sensor.model) {
    case "temperature":
      return () => (room(sensor.room).temperature + rng.normal(0, 0.05)).toFixed(1);
    case "humidity":
      return () => Math.min(99, room(sensor.room).humidity + rng.normal(0, 0.4)).toFixed(0);
    case "co2":
      return () =>
        (520 + 180 * Math.max(0, Math.sin(world.calendar.minutesOf(world.now) / 230)) + rng.normal(0, 15)).toFixed(0);
    case "lux": {
      const lamps = spec.entities.filter(
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
      return () => (spec.baseWatts + loads.all() + fridge(world.now) + rng.normal(0, 4)).toFixed(0);
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

/** What makes a room warm or dry, by entity id. */
interface RoomDevices {
  readonly windows: readonly string[];
  readonly heater: string | undefined;
  readonly fan: string | undefined;
}

function devicesOf(spec: HomeSpec, room: string): RoomDevices {
  const inRoom = spec.entities.filter(({ areaId }) => areaId === room);
  const ofDomain = (domain: string) => inRoom.find(({ entityId }) => entityId.startsWith(`${domain}.`))?.entityId;
  const windows = inRoom.filter(({ deviceClass }) => deviceClass === "window").map(({ entityId }) => entityId);
  return { windows, heater: ofDomain("climate"), fan: ofDomain("fan") };
}

/** Rooms tend towards what heating, windows, fans and the air outside make of them. */
function relax(world: World, weather: Weather, climate: Climate): void {
  const { windows, heater, fan } = climate.devices;
  const hours = (world.now - climate.at) / 3_600_000;
  climate.at = world.now;
  if (hours <= 0) return;
  const open = windows.some((entityId) => world.state(entityId) === "on");
  const heated = heater === undefined || world.state(heater) === "heat";
  const outside = weather.temperature();
  const aim = open ? outside : heated ? Math.max(20, outside) : Math.max(15, outside * 0.5 + 8);
  climate.temperature += (aim - climate.temperature) * (1 - Math.exp(-hours / (open ? 1.5 : 5)));
  const dryingHours = fan !== undefined && world.state(fan) === "on" ? 0.15 : open ? 0.3 : 0.9;
  climate.humidity += (52 - climate.humidity) * (1 - Math.exp(-hours / dryingHours));
}

/** People shower in the morning, more or less: humidity shoots up. */
function startShowers(world: World, spec: HomeSpec, room: (name: string) => Climate): void {
  if (!spec.areas.some(({ areaId }) => areaId === "bathroom")) return;
  for (const person of spec.people) {
    const rng = world.rng.fork(`shower ${person.id}`);
    world.onDay((day) => {
      if (!rng.chance(0.85)) return;
      const free = world.calendar.weekdayOf(day) >= 5 ? 1 : 0;
      const start = person.wake[free] + rng.between(22, 45);
      for (let minute = 0; minute < 9; minute++) {
        world.at(world.calendar.at(day, start + minute), () => {
          const climate = room("bathroom");
          climate.humidity += (94 - climate.humidity) * 0.3;
        });
      }
    });
  }
}

/** A fridge draws power for a third of the time. */
function fridge(at: number): number {
  return at % 2_700_000 < 900_000 ? 85 : 0;
}
