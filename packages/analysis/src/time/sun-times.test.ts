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
