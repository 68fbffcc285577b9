import type { Household } from "./people.ts";
import type { HomeSpec } from "./spec/home.ts";
import type { Weather } from "./weather.ts";
import type { World } from "./world.ts";

const OUTSIDE_CO2 = 420;

/** What a room feels like: °C, relative humidity in percent, and ppm of CO2. */
interface Climate {
  readonly room: string;
  readonly devices: RoomDevices;
  /** By how many degrees full sun through its windows would warm it. */
  readonly window: number;
  temperature: number;
  humidity: number;
  co2: number;
  /** When it was last brought up to date. */
  at: number;
}

/** What makes a room warm or dry, by entity id. */
interface RoomDevices {
  readonly windows: readonly string[];
  readonly heater: string | undefined;
  readonly fan: string | undefined;
}

function devicesIn(spec: HomeSpec, room: string): RoomDevices {
  const inRoom = spec.entities.filter(({ areaId }) => areaId === room);
  const ofDomain = (domain: string) => inRoom.find(({ entityId }) => entityId.startsWith(`${domain}.`))?.entityId;
  const windows = inRoom.filter(({ deviceClass }) => deviceClass === "window").map(({ entityId }) => entityId);
  return { windows, heater: ofDomain("climate"), fan: ofDomain("fan") };
}

/** The air in the rooms, which tends towards what heating, windows, fans, showers and the weather make of it. */
export class RoomClimates {
  readonly #world: World;
  readonly #home: HomeSpec;
  readonly #weather: Weather;
  readonly #household: Household;
  readonly #rooms = new Map<string, Climate>();

  constructor(world: World, home: HomeSpec, weather: Weather, household: Household) {
    this.#world = world;
    this.#household = household;
    this.#home = home;
    this.#weather = weather;
    if (home.areas.some(({ areaId }) => areaId === "bathroom")) this.#startShowers();
  }

  /** A room as it is now. */
  of(room: string): Readonly<Pick<Climate, "temperature" | "humidity" | "co2">> {
    return this.#update(room);
  }

  #update(room: string): Climate {
    let climate = this.#rooms.get(room);
    if (!climate) {
      const devices = devicesIn(this.#home, room);
      const window = this.#world.rng.fork(`windows of ${room}`).between(2, 12);
      climate = { room, devices, window, temperature: 19.5, humidity: 52, co2: OUTSIDE_CO2 + 150, at: this.#world.now };
      this.#rooms.set(room, climate);
    }
    const hours = (this.#world.now - climate.at) / 3_600_000;
    if (hours > 0) this.#relax(climate, hours);
    climate.at = this.#world.now;
    return climate;
  }

  #relax(climate: Climate, hours: number): void {
    const { windows, heater, fan } = climate.devices;
    const open = windows.some((entityId) => this.#world.state(entityId) === "on");
    const heated = heater === undefined || this.#world.state(heater) === "heat";
    const outside = this.#weather.temperature();
    const setpoint = (heater !== undefined && this.#world.settings(heater).temperature) || 20;
    const sunshine = (this.#weather.lux() / 100_000) * climate.window;
    const kept = heated ? Math.max(setpoint, outside) : Math.max(15, outside * 0.5 + 8);
    const aim = open ? outside : kept + sunshine;
    climate.temperature += (aim - climate.temperature) * (1 - Math.exp(-hours / (open ? 1.5 : 5)));
    const dryingHours = fan !== undefined && this.#world.state(fan) === "on" ? 0.15 : open ? 0.3 : 0.9;
    climate.humidity += (52 - climate.humidity) * (1 - Math.exp(-hours / dryingHours));
    const people = this.#household.people.filter((person) => person.home && person.room === climate.room).length;
    const stale = OUTSIDE_CO2 + (open ? 40 : 500) * people;
    climate.co2 += (stale - climate.co2) * (1 - Math.exp(-hours / (open ? 0.2 : 1.2)));
  }

  /** People shower in the morning, more or less: humidity shoots up. */
  #startShowers(): void {
    const { calendar } = this.#world;
    for (const person of this.#household.people) {
      const { id, wake } = person.spec;
      const rng = this.#world.rng.fork(`shower ${id}`);
      this.#world.onDay((day) => {
        if (!rng.chance(0.85)) return;
        const start = wake[this.#world.diary.feelsLike(day, id) >= 5 ? 1 : 0] + rng.between(22, 45);
        for (let minute = 0; minute < 9; minute++) {
          this.#world.at(calendar.at(day, start + minute), () => {
            if (!person.about) return;
            const climate = this.#update("bathroom");
            climate.humidity += (94 - climate.humidity) * 0.3;
          });
        }
      });
    }
  }
}
