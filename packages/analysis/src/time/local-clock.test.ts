import fc from "fast-check";
import { expect, test } from "vitest";
import { HOUR, LocalClock } from "./local-clock.ts";

const amsterdam = new LocalClock("Europe/Amsterdam");
const day = (date: string) => Math.floor(Date.parse(`${date}T00:00:00Z`) / (24 * HOUR));

test("a wall time that the clocks skip in spring does not happen", () => {
  expect(amsterdam.instant(day("2026-03-29"), 150)).toBeNaN();
});

test("a wall time that the clocks show twice in autumn happens the first time", () => {
  expect(new Date(amsterdam.instant(day("2026-10-25"), 150)).toISOString()).toBe("2026-10-25T00:30:00.000Z");
});

test.each(["2026-03-28", "2026-03-29", "2026-03-30", "2026-10-24", "2026-10-25", "2026-10-26", "2026-07-01"])(
  "6:45 on %s is 6:45 by the wall clock",
  (date) => {
    const time = amsterdam.instant(day(date), 405);
    expect(amsterdam.minuteOfDay(time)).toBe(405);
    expect(amsterdam.date(amsterdam.day(time))).toBe(date);
  },
);

test("zones with half hours and zones that move by half an hour keep their days", () => {
  const lordHowe = new LocalClock("Australia/Lord_Howe");
  for (const date of ["2026-04-05", "2026-10-04", "2026-01-01"]) {
    expect(lordHowe.minuteOfDay(lordHowe.instant(day(date), 720))).toBe(720);
  }
  expect(new LocalClock("Asia/Kolkata").minuteOfDay(Date.parse("2026-01-01T00:00:00Z"))).toBe(330);
});

test("weekdays count from Monday", () => {
  expect(amsterdam.weekday(day("2026-11-23"))).toBe(0);
  expect(amsterdam.weekday(day("2026-11-29"))).toBe(6);
});

test("an unknown time zone is refused", () => {
  expect(() => new LocalClock("Mars/Olympus")).toThrow(RangeError);
});

test("in every zone of the world the wall clock and the date are those of the platform's calendar", () => {
  const zones = Intl.supportedValuesOf("timeZone").map((timeZone) => ({
    clock: new LocalClock(timeZone),
    calendar: new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "medium" }),
  }));
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      fc.integer({ min: Date.parse("2024-01-01") / 1000, max: Date.parse("2031-01-01") / 1000 }),
      ({ clock, calendar }, seconds) => {
        const time = seconds * 1000;
        const minute = clock.minuteOfDay(time);
        const wall = new Date(Math.round(minute * 60_000)).toISOString().slice(11, 19);
        expect(`${clock.date(clock.day(time))} ${wall}`).toBe(calendar.format(time));
        // Back again: the same moment, or the first of two that look the same.
        const back = clock.instant(clock.day(time), minute);
        expect(clock.minuteOfDay(back)).toBeCloseTo(minute, 6);
        expect([0, HOUR / 2, HOUR]).toContain(Math.round(time - back));
      },
    ),
    { numRuns: 3000, seed: 1 },
  );
});

test.each([
  ["America/New_York", "2026-03-08", 150, "2026-11-01", 90],
  ["Europe/London", "2026-03-29", 90, "2026-10-25", 90],
  ["Australia/Lord_Howe", "2026-10-04", 135, "2026-04-05", 105],
  ["America/Santiago", "2026-09-06", 15, "2026-04-04", 1395],
  ["Africa/Casablanca", "2026-03-22", 150, "2026-02-15", 150],
] as const)(
  "in %s one wall time is skipped on %s, and another comes twice later",
  (zone, skips, skipped, repeats, twice) => {
    const clock = new LocalClock(zone);
    expect(clock.instant(day(skips), skipped)).toBeNaN();
    expect(clock.instant(day(skips) - 1, skipped)).not.toBeNaN();
    const first = clock.instant(day(repeats), twice);
    expect([HOUR / 2, HOUR].some((later) => clock.minuteOfDay(first + later) === twice)).toBe(true);
    expect(clock.minuteOfDay(first - HOUR)).not.toBe(twice);
  },
);

test("local days are 24 hours long, but for those on which the clocks change", () => {
  fc.assert(
    fc.property(
      fc.constantFrom("Europe/Amsterdam", "America/New_York", "Australia/Lord_Howe", "Pacific/Kiritimati", "UTC"),
      fc.integer({ min: day("2024-01-01"), max: day("2031-01-01") }),
      (zone, date) => {
        const clock = new LocalClock(zone);
        const length = (clock.instant(date + 1, 0) - clock.instant(date, 0)) / HOUR;
        expect([23, 23.5, 24, 24.5, 25]).toContain(length);
      },
    ),
    { seed: 1 },
  );
});
