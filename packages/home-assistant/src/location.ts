import lookUpTimeZone from "@photostructure/tz-lookup";
import type { HomeLocation } from "@routinely/analysis";
import type { RecordedEntity } from "./read-entities.ts";

/** Where a home lies, as far as it is known. Time zone by IANA name, degrees north and east. */
export type GivenLocation = { readonly [Key in keyof HomeLocation]?: HomeLocation[Key] | undefined };

/** Completes what was given: coordinates by the attributes of `zone.home`, the time zone by the coordinates. */
export function findLocation(given: GivenLocation, entities: readonly RecordedEntity[]): GivenLocation {
  const zone = entities.find(({ entityId }) => entityId === "zone.home")?.attributes ?? {};
  const latitude = given.latitude ?? degrees(zone.latitude);
  const longitude = given.longitude ?? degrees(zone.longitude);
  const isPlaced = latitude !== undefined && longitude !== undefined;
  return { timeZone: given.timeZone ?? (isPlaced ? timeZoneAt(latitude, longitude) : undefined), latitude, longitude };
}

/** The IANA name of the time zone at a place: degrees north, -90..90, and east, -180..180. */
export function timeZoneAt(latitude: number, longitude: number): string {
  return lookUpTimeZone(latitude, longitude);
}

function degrees(value: unknown): number | undefined {
  return typeof value === "number" && Number.isFinite(value) ? value : undefined;
}
