import { getPosition, getTimes } from "suncalc";
import type { HomeLocation } from "../home.ts";
import { HOUR, type LocalClock } from "./local-clock.ts";

export type SunEvent = "sunrise" | "sunset";

/**
 * How high the sun's centre seems to stand, in degrees, as its upper edge rises or sets: 0.833 below the horizon less the
 * 0.48 by which the air lifts what is seen there (Meeus, Astronomical Algorithms, chapters 15 and 16).
 */
const RISING_ALTITUDE = -0.35;

/** Sunrise and sunset at a home by local day, each computed once. */
export class SunTimes {
  readonly #clock: LocalClock;
  readonly #location: HomeLocation;
  readonly #times = { sunrise: new Map<number, number>(), sunset: new Map<number, number>() };
  /** The day last asked for: most questions in a row are about one. */
  #today = { day: Number.NaN, before: 0, rise: 0, set: 0 };

  constructor(location: HomeLocation, clock: LocalClock) {
    this.#location = location;
    this.#clock = clock;
  }

  /** Epoch milliseconds of the event of that local day's noon; NaN when the sun does not rise or set around it. */
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
    if (day !== this.#today.day) {
      this.#today = {
        day,
        before: this.at("sunset", day - 1),
        rise: this.at("sunrise", day),
        set: this.at("sunset", day),
      };
    }
    const { before, rise, set } = this.#today;
    if (Number.isNaN(before + rise + set)) {
      const { altitude } = getPosition(new Date(time), this.#location.latitude, this.#location.longitude);
      return altitude < RISING_ALTITUDE;
    }
    // In summer near the polar circles the sun of the day before sets after midnight.
    return time >= before && (time < rise || time >= set);
  }
}
