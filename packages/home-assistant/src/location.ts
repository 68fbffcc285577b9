import lookUpTimeZone from "@photostructure/tz-lookup";
import { type HomeLocation, placeBySun, type SunDay } from "@routinely/analysis";
import type { RecordedEntity } from "./read-entities.ts";

/** Where a home lies, as far as it is known. Time zone by IANA name, degrees north and east. */
export type GivenLocation = { readonly [Key in keyof HomeLocation]?: HomeLocation[Key] | undefined };

/**
 * Completes what was given: coordinates by the attributes of `zone.home`, else by when the sun rose and set there, the time
 * zone by the coordinates.
 *
 * @param warn told what is not sure
 */
export function findLocation(
  given: GivenLocation,
  entities: readonly RecordedEntity[],
  daysOfSun: () => readonly SunDay[],
  warn: (sentence: string) => void = () => {},
): GivenLocation {
  const known = [given, placeOfZone(entities)].find(isPlaced);
  const { latitude, longitude } = known ?? placeBySun(daysOfSun()) ?? {};
  if (latitude === undefined || longitude === undefined) {
    warn("The history does not say where the home is: times are in UTC, and those of the sun are wrong.");
    return given;
  }
  const timeZone = given.timeZone ?? timeZoneAt(latitude, longitude);
  if (!known) {
    warn(
      `The history does not say where the home is. By the sun it is near ${latitude}° north and ${longitude}° east, ` +
        `and its time zone was taken for ${timeZone}.`,
    );
  }
  return { timeZone, latitude, longitude };
}

function placeOfZone(entities: readonly RecordedEntity[]): GivenLocation {
  const zone = entities.find(({ entityId }) => entityId === "zone.home")?.attributes ?? {};
  return { latitude: degrees(zone.latitude), longitude: degrees(zone.longitude) };
}

function isPlaced(location: GivenLocation): location is GivenLocation & { latitude: number; longitude: number } {
  return location.latitude !== undefined && location.longitude !== undefined;
}

/** The IANA name of the time zone at a place: degrees north, -90..90, and east, -180..180. */
export function timeZoneAt(latitude: number, longitude: number): string {
  return lookUpTimeZone(latitude, longitude);
}

function degrees(value: unknown): number | undefined {
  return typeof value === "number" && Number.isFinite(value) ? value : undefined;
}
