import fc from "fast-check";
import { expect, test } from "vitest";
import { roundBetween } from "./round-between.ts";

test("the roundest number near the middle is taken, not the roundest of all", () => {
  expect(roundBetween(61, 79)).toBe(70);
  expect(roundBetween(21.1, 21.9)).toBe(21.5);
  expect(roundBetween(64, 67)).toBe(65);
});

test("light and power are halved by ratio: between 1 W and 1800 W lie 100 W, not 900 W", () => {
  expect(roundBetween(0.9, 1850, "power")).toBe(100);
  expect(roundBetween(0, 400, "illuminance")).toBe(20);
});

test("the number lies above the lower and at most at the higher reading", () => {
  const readings = fc.double({ min: 0, max: 5000, noNaN: true }).map((value) => Math.round(value * 10) / 10);
  fc.assert(
    fc.property(readings, readings, fc.constantFrom("power", "temperature"), (a, b, deviceClass) => {
      fc.pre(a !== b);
      const limit = roundBetween(Math.min(a, b), Math.max(a, b), deviceClass);
      expect(limit).toBeGreaterThan(Math.min(a, b));
      expect(limit).toBeLessThanOrEqual(Math.max(a, b));
    }),
  );
});
