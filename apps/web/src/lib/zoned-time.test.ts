import { describe, expect, test } from "vitest";
import { datesBetween, instantAt, localDate, minutesOfDay, weekdayOfDate, zonedTime } from "./zoned-time.ts";

const AMSTERDAM = "Europe/Amsterdam";

test("a moment is shown as the clock of the home shows it", () => {
  expect(zonedTime("2026-07-01T22:30:15Z", AMSTERDAM)).toMatchObject({
    month: 7,
    day: 2,
    hour: 0,
    minute: 30,
    second: 15,
  });
  expect(localDate("2026-07-01T22:30:15Z", "America/New_York")).toBe("2026-07-01");
  expect(minutesOfDay("2026-07-01T22:30:30Z", AMSTERDAM)).toBe(30.5);
});

test("weeks begin on Monday", () => {
  expect(weekdayOfDate("2026-11-23")).toBe(0);
  expect(weekdayOfDate("2026-11-22")).toBe(6);
});

test("dates are counted through a change of the clock and the end of a month", () => {
  expect(datesBetween("2026-03-28", "2026-04-01")).toEqual([
    "2026-03-28",
    "2026-03-29",
    "2026-03-30",
    "2026-03-31",
    "2026-04-01",
  ]);
  expect(datesBetween("2026-03-28", "2026-03-27")).toEqual([]);
});

describe("a time on a date", () => {
  test("is the moment at which the wall shows it", () => {
    expect(instantAt("2026-07-01", 18, AMSTERDAM).toISOString()).toBe("2026-07-01T16:00:00.000Z");
    expect(instantAt("2026-12-01", 18, AMSTERDAM).toISOString()).toBe("2026-12-01T17:00:00.000Z");
  });

  test("is right on the days on which the clock changes", () => {
    expect(instantAt("2026-03-29", 9, AMSTERDAM).toISOString()).toBe("2026-03-29T07:00:00.000Z");
    expect(instantAt("2026-10-25", 9, AMSTERDAM).toISOString()).toBe("2026-10-25T08:00:00.000Z");
    expect(instantAt("2026-03-29", 0, AMSTERDAM).toISOString()).toBe("2026-03-28T23:00:00.000Z");
  });
});
