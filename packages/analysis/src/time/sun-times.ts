import { getPosition, getTimes } from "suncalc";
import type { HomeLocation } from "../home.ts";
import { HOUR, type LocalClock } from "./local-clock.ts";

export type SunEvent = "sunrise" | "sunset";

/** Sunrise and sunset at a home by local day, each computed once. */
export class SunTimes {
  readonly #clock: LocalClock;
  readonly #location: HomeLocation;
  readonly #times = { sunrise: new Map<number, number>(), sunset: new Map<number, number>() };

  constructor(location: HomeLocation, clock: LocalClock) {
    this.#location = location;
    this.#clock = clock;
  }

  /** Epoch milliseconds of the event on that local day; NaN when the sun does not rise or set on it. */
  at(event: SunEvent, day: number): number {
    const known = this.#times[event].get(day);
    if (known !== undefined) return known;
    const noon = day * 24 * HOUR + 12 * HOUR - this.#clock.offset(day * 24 * HOUR);
    const times = getTimes(new Date(noon), this.#location.latitude, this.#location.longitude);
    for (const name of ["sunrise", "sunset"] as const) {
      this.#times[name].set(day, times[name]?.getTime() ?? Number.NaN);
    }
    return this.#times[event].get(day)!;
  }

  /** Whether the sun is below the horizon. */
  isDown(time: number): boolean {
    const day = this.#clock.day(time);
    const rise = this.at("sunrise", day);
    const set = this.at("sunset", day);
    if (Number.isNaN(rise) || Number.isNaN(set)) {
      return getPosition(new Date(time), this.#location.latitude, this.#location.longitude).altitude < -0.833;
    }
    return rise < set ? time < rise || time >= set : time < rise && time >= set;
  }
}
