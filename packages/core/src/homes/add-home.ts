import { timeZoneAt } from "@routinely/home-assistant";
import type { Deps } from "../deps.ts";
import { InvalidInputError } from "../errors.ts";
import { checkSource } from "./check-source.ts";
import { checkTimeZone } from "./check-time-zone.ts";
import type { HomeSource } from "./home-source.ts";
import { type Home, toHome } from "./to-home.ts";

export interface AddHomeOptions {
  readonly name: string;
  readonly source: HomeSource;
  /** What is left out is read from the attributes of the recorder's `zone.home`. */
  readonly timeZone?: string | undefined;
  readonly latitude?: number | undefined;
  readonly longitude?: number | undefined;
}

/**
 * Adds a home whose history can be read.
 *
 * @throws InvalidInputError that names the path, place or time zone which cannot be used
 */
export async function addHome({ db }: Pick<Deps, "db">, { name, source, ...given }: AddHomeOptions): Promise<Home> {
  const summary = await checkSource(source);
  const latitude = given.latitude ?? summary.latitude;
  const longitude = given.longitude ?? summary.longitude;
  if (latitude === null || longitude === null) {
    const field = latitude === null ? "latitude" : "longitude";
    throw new InvalidInputError(field, "The history does not say where the home is: give its latitude and longitude.");
  }
  const timeZone = checkTimeZone(given.timeZone ?? timeZoneAt(latitude, longitude));
  return toHome(await db.home.create({ data: { name, source, timeZone, latitude, longitude } }));
}
