import type { World } from "./world.ts";

const CONDITIONS = ["sunny", "partlycloudy", "cloudy", "rainy"] as const;

/** The sun and the weather outside, which slowly come and go. */
export class Weather {
  readonly #world: World;
  readonly #climate: { mean: number; swing: number };
  /** 0 = clear … 1 = overcast. */
  #clouds = 0.4;
  #warmth = 0;
  #light = { minute: -1, lux: 0 };

  constructor(world: World, climate: { mean: number; swing: number }) {
    this.#world = world;
    this.#climate = climate;
    const rng = world.rng.fork("weather");
    const hourly = () => {
      this.#clouds = Math.max(0, Math.min(1, this.#clouds + rng.normal(0, 0.12)));
      this.#warmth = 0.99 * this.#warmth + rng.normal(0, 0.35);
      const temperature = Math.round(this.temperature() * 10) / 10;
      const condition = CONDITIONS[Math.min(3, Math.floor(this.#clouds * 4))]!;
      if (world.has("weather.home"))
        world.set("weather.home", condition, undefined, { temperature, temperature_unit: "°C" });
      world.after(3600, hourly);
    };
    world.after(rng.between(0, 3600), hourly);
    this.#followSun();
  }

  /** °C outside: season, time of day, and a warmth that drifts. */
  temperature(): number {
    const { calendar, now } = this.#world;
    const south = calendar.latitude < 0 ? -1 : 1;
    const year = (((now / 86_400_000) % 365.25) / 365.25) * 2 * Math.PI;
    const season = -south * Math.cos(year - 0.35);
    const daily = -Math.cos(((calendar.minutesOf(now) - 180) / 1440) * 2 * Math.PI);
    return this.#climate.mean + this.#climate.swing * season + 3.5 * (1 - 0.6 * this.#clouds) * daily + this.#warmth;
  }

  /** Lux outside: from moonlight to full sun; looked at once a minute. */
  lux(): number {
    const minute = Math.floor(this.#world.now / 60_000);
    if (minute !== this.#light.minute) this.#light = { minute, lux: this.#sunlight() };
    return this.#light.lux;
  }

  #sunlight(): number {
    const altitude = this.#world.calendar.sunAltitude(this.#world.now);
    if (altitude < -8) return 0;
    const clear =
      altitude < 0 ? 400 * Math.exp(altitude / 2) : 400 + 100_000 * Math.sin((altitude * Math.PI) / 180) ** 1.2;
    return clear * (1 - 0.8 * this.#clouds);
  }

  #followSun(): void {
    const world = this.#world;
    const up = () => (world.calendar.sunAltitude(world.now) > -0.8 ? "above_horizon" : "below_horizon");
    world.set("sun.sun", up());
    world.onDay((day) => {
      for (const [event, state] of [
        ["sunrise", "above_horizon"],
        ["sunset", "below_horizon"],
      ] as const) {
        const at = world.calendar.sun(day, event);
        if (at !== null) world.at(at, () => world.set("sun.sun", state, undefined, { rising: event === "sunrise" }));
      }
    });
  }
}
