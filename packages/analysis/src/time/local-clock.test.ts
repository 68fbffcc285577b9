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
