import fc from "fast-check";
import { getPosition } from "suncalc";
import { expect, test } from "vitest";
import { HOUR, LocalClock } from "./local-clock.ts";
import { SunTimes } from "./sun-times.ts";

const day = (date: string) => Math.floor(Date.parse(`${date}T00:00:00Z`) / (24 * HOUR));
const near = (time: number, iso: string) => expect(Math.abs(time - Date.parse(iso))).toBeLessThan(3 * 60_000);

test("sunset in Utrecht is that of its own local day", () => {
  const sun = new SunTimes(
    { timeZone: "Europe/Amsterdam", latitude: 52.09, longitude: 5.12 },
    new LocalClock("Europe/Amsterdam"),
  );
  near(sun.at("sunset", day("2026-01-31")), "2026-01-31T16:25:00Z");
  near(sun.at("sunrise", day("2026-06-21")), "2026-06-21T03:19:00Z");
});

test("far east of Greenwich the sun rises on the local day, which is the day before in UTC", () => {
  const clock = new LocalClock("Pacific/Auckland");
  const sun = new SunTimes({ timeZone: "Pacific/Auckland", latitude: -36.85, longitude: 174.76 }, clock);
  const rise = sun.at("sunrise", day("2026-01-15"));
  expect(clock.date(clock.day(rise))).toBe("2026-01-15");
  expect(clock.minuteOfDay(rise)).toBeGreaterThan(5.5 * 60);
  expect(clock.minuteOfDay(rise)).toBeLessThan(6.75 * 60);
});

test("in polar day and polar night nothing rises or sets, and dark is dark", () => {
  const clock = new LocalClock("Europe/Oslo");
  const sun = new SunTimes({ timeZone: "Europe/Oslo", latitude: 69.65, longitude: 18.96 }, clock);
  expect(sun.at("sunset", day("2026-06-21"))).toBeNaN();
  expect(sun.isDown(clock.instant(day("2026-06-21"), 30))).toBe(false);
  expect(sun.at("sunrise", day("2026-12-21"))).toBeNaN();
  expect(sun.isDown(clock.instant(day("2026-12-21"), 720))).toBe(true);
});

/** By astral 2.2, whose times are Home Assistant's. */
const BY_ASTRAL = [
  ["Europe/Helsinki", 60.17, 24.94, "2026-06-21", "2026-06-21T00:54:37Z", "2026-06-21T19:49:27Z"],
  ["Europe/Helsinki", 60.17, 24.94, "2026-12-21", "2026-12-21T07:24:22Z", "2026-12-21T13:12:10Z"],
  ["America/Argentina/Ushuaia", -54.8, -68.3, "2026-06-21", "2026-06-21T12:59:14Z", "2026-06-21T20:10:53Z"],
  ["America/Argentina/Ushuaia", -54.8, -68.3, "2026-12-21", "2026-12-21T07:51:51Z", "2026-12-22T01:10:53Z"],
  ["Pacific/Kiritimati", 1.87, -157.43, "2026-03-20", "2026-03-19T16:34:16Z", "2026-03-20T04:40:22Z"],
  ["Pacific/Pago_Pago", -14.28, -170.7, "2026-03-20", "2026-03-20T17:26:57Z", "2026-03-21T05:33:01Z"],
  ["Pacific/Apia", -13.83, -171.76, "2026-09-23", "2026-09-22T17:16:33Z", "2026-09-23T05:22:51Z"],
  ["Pacific/Chatham", -43.95, -176.56, "2026-01-15", "2026-01-14T16:22:21Z", "2026-01-15T07:28:01Z"],
  ["America/New_York", 40.71, -74.0, "2026-03-08", "2026-03-08T11:19:04Z", "2026-03-08T22:54:57Z"],
  ["Australia/Lord_Howe", -31.55, 159.08, "2026-04-05", "2026-04-04T19:37:26Z", "2026-04-05T07:15:03Z"],
  ["Asia/Kolkata", 28.6, 77.2, "2028-02-29", "2028-02-29T01:17:14Z", "2028-02-29T12:50:26Z"],
] as const;

test.each(BY_ASTRAL)("in %s (%d, %d) on %s the sun rises and sets when it does for Home Assistant", (...row) => {
  const [timeZone, latitude, longitude, date, sunrise, sunset] = row;
  const sun = new SunTimes({ timeZone, latitude, longitude }, new LocalClock(timeZone));
  expect(Math.abs(sun.at("sunrise", day(date)) - Date.parse(sunrise))).toBeLessThan(60_000);
  expect(Math.abs(sun.at("sunset", day(date)) - Date.parse(sunset))).toBeLessThan(60_000);
});

test("everywhere and always it is dark when the sun is below the horizon, and at no other time", () => {
  const places = [
    ["Europe/Amsterdam", 52.09, 5.12],
    ["America/Anchorage", 64.84, -147.7], // sunset after midnight in June
    ["Europe/Oslo", 69.65, 18.96],
    ["Antarctica/McMurdo", -77.85, 166.67],
    ["America/Argentina/Ushuaia", -54.8, -68.3],
    ["Pacific/Kiritimati", 1.87, -157.43],
    ["Pacific/Pago_Pago", -14.28, -170.7],
    ["Pacific/Chatham", -43.95, -176.56],
    ["Australia/Lord_Howe", -31.55, 159.08],
    ["Asia/Shanghai", 39.5, 74], // noon at three in the afternoon
  ] as const;
  const suns = places.map(([timeZone, latitude, longitude]) => ({
    latitude,
    longitude,
    sun: new SunTimes({ timeZone, latitude, longitude }, new LocalClock(timeZone)),
  }));
  fc.assert(
    fc.property(
      fc.constantFrom(...suns),
      fc.integer({ min: Date.parse("2026-01-01"), max: Date.parse("2029-01-01") }),
      ({ sun, latitude, longitude }, time) => {
        // With the air's refraction at the horizon, 0.484 degrees, as suncalc says altitudes.
        const above = getPosition(new Date(time), latitude, longitude).altitude - (0.484 - 0.833);
        fc.pre(Math.abs(above) > 0.3);
        expect(sun.isDown(time)).toBe(above < 0);
      },
    ),
    { numRuns: 3000, seed: 1 },
  );
});
