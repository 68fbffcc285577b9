import { describe, expect, test } from "vitest";
import {
  clock,
  count,
  formatDateTime,
  formatDuration,
  formatHours,
  formatLocalDate,
  formatNumber,
  formatRelative,
} from "./format.ts";

test("dates and times are the home's", () => {
  expect(formatDateTime("2026-11-22T23:05:00Z", "Europe/Amsterdam")).toBe("Mon 23 Nov, 00:05");
  expect(formatLocalDate("2026-03-29")).toBe("Sun 29 Mar");
});

test("a time of day that rounds up to midnight is midnight", () => {
  expect(clock(1439.7)).toBe("00:00");
  expect(clock(405)).toBe("06:45");
});

test.each([
  [400, "0.4 s"],
  [12_400, "12 s"],
  [185_000, "3 min 5 s"],
  [120_000, "2 min"],
  [7_800_000, "2 h 10 min"],
  [3 * 86_400_000, "3 days"],
])("%d ms last %s", (ms, words) => {
  expect(formatDuration(ms)).toBe(words);
});

test.each([
  [1, "1 hour"],
  [24, "24 hours"],
  [168, "7 days"],
  [100, "4.2 days"],
  [167.98, "7 days"],
])("%d hours are %s", (hours, words) => {
  expect(formatHours(hours)).toBe(words);
});

describe("relative times", () => {
  const now = Date.parse("2026-11-22T12:00:00Z");
  test.each([
    ["2026-11-22T11:59:50Z", "just now"],
    ["2026-11-22T11:55:00Z", "5 min ago"],
    ["2026-11-22T08:00:00Z", "4 h ago"],
    ["2026-11-20T12:00:00Z", "2 days ago"],
    ["2026-11-25T12:00:00Z", "in 3 days"],
  ])("%s is %s", (instant, words) => {
    expect(formatRelative(instant, now)).toBe(words);
  });
});

test("numbers carry no more digits than a person reads", () => {
  expect(formatNumber(1_234_567)).toBe("1,234,567");
  expect(formatNumber(0.1234)).toBe("0.12");
  expect(formatNumber(12.345)).toBe("12.3");
  expect(formatNumber(-1234.5)).toBe("−1,235");
  expect(count(1, "day")).toBe("1 day");
  expect(count(0, "day")).toBe("0 days");
});
