import { expect, test } from "vitest";
import { DAY, LocalClock } from "./local-clock.ts";
import { placeBySun, type SunDay } from "./place-by-sun.ts";
import { SunTimes } from "./sun-times.ts";

const FEBRUARY = Date.UTC(2026, 1, 1) / DAY;

function daysAt(timeZone: string, latitude: number, longitude: number, count = 28): SunDay[] {
  const sun = new SunTimes({ timeZone, latitude, longitude }, new LocalClock(timeZone));
  return Array.from({ length: count }, (_, i) => ({
    rise: sun.at("sunrise", FEBRUARY + i),
    set: sun.at("sunset", FEBRUARY + i),
  }));
}

test.each([
  ["Europe/Amsterdam", 52.1, 5.1],
  ["Europe/Oslo", 60.4, 5.3],
  ["America/Santiago", -33.5, -70.7],
  ["Pacific/Auckland", -36.9, 174.8],
  ["America/Anchorage", 61.2, -149.9],
])("the sun tells where %s is", (timeZone, latitude, longitude) => {
  const place = placeBySun(daysAt(timeZone, latitude, longitude))!;
  expect(Math.abs(place.latitude - latitude)).toBeLessThanOrEqual(0.3);
  expect(Math.abs(place.longitude - longitude)).toBeLessThanOrEqual(0.3);
});

test("a day that is wrong does not move the place", () => {
  const days = daysAt("Europe/Amsterdam", 52.1, 5.1);
  const [first, ...others] = days;
  expect(placeBySun([{ rise: first!.rise, set: first!.set - 4 * 3_600_000 }, ...others])).toEqual(placeBySun(days));
});

test("two days tell nothing", () => {
  expect(placeBySun(daysAt("Europe/Amsterdam", 52.1, 5.1, 2))).toBeNull();
});
