import { getTimes } from "suncalc";
import { quantile } from "../math/statistics.ts";
import { HOUR, MINUTE } from "./local-clock.ts";

/** When the sun rose and set on a day, epoch milliseconds. */
export interface SunDay {
  readonly rise: number;
  readonly set: number;
}

/** Fewer days may be wrong together. */
const MIN_DAYS = 3;
/** So many days, spread over all, tell as much as all. */
const ENOUGH_DAYS = 20;
/** Between the polar circles, on which days may have no end. */
const FARTHEST = 66;
const STEP = 0.25;
/** The earth turns by a degree in this time. */
const DEGREE_MS = 4 * MINUTE;

/**
 * Where on earth the sun rises and sets at these times: the middle of the days tells the longitude, their length the
 * latitude. About the equinoxes, when days are alike everywhere, the latitude is known to some degrees only.
 *
 * @returns degrees north and east; null when there are too few days
 */
export function placeBySun(days: readonly SunDay[]): { latitude: number; longitude: number } | null {
  if (days.length < MIN_DAYS) return null;
  const every = Math.ceil(days.length / ENOUGH_DAYS);
  const some = days.filter((_, i) => i % every === 0);
  const east = some.map(({ rise, set }) => {
    const noon = (rise + set) / 2;
    const ahead = solarNoonAtZero(noon) - noon;
    // The noon of Greenwich that is nearest may be that of the day before or after.
    return ahead / DEGREE_MS - 360 * Math.round(ahead / (24 * HOUR));
  });
  const longitude = quantile(Float64Array.from(east).sort(), 0.5);
  let latitude = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let north = -FARTHEST; north <= FARTHEST; north += STEP) {
    const misses = some.map(({ rise, set }) => Math.abs(dayLength((rise + set) / 2, north, longitude) - (set - rise)));
    const miss = quantile(Float64Array.from(misses).sort(), 0.5);
    if (miss < least) [latitude, least] = [north, miss];
  }
  return { latitude: rounded(latitude), longitude: rounded(longitude) };
}

function solarNoonAtZero(time: number): number {
  return getTimes(new Date(time), 0, 0).solarNoon.getTime();
}

/** Milliseconds; infinite where the sun does not rise or set. */
function dayLength(noon: number, latitude: number, longitude: number): number {
  const { sunrise, sunset } = getTimes(new Date(noon), latitude, longitude);
  const length = (sunset?.getTime() ?? Number.NaN) - (sunrise?.getTime() ?? Number.NaN);
  return Number.isNaN(length) ? Number.POSITIVE_INFINITY : length;
}

function rounded(degrees: number): number {
  return Math.round(degrees * 100) / 100;
}
