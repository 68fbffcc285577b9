import fc from "fast-check";
import { expect, test } from "vitest";
import { LevelIndex } from "./level-index.ts";

const smooth = fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 2, maxLength: 200 }).map((changes) => {
  let value = 20;
  return changes.map((change) => (value += change));
});
const rough = fc.array(fc.oneof(fc.integer({ min: 0, max: 900 }), fc.constant(Number.NaN)), { maxLength: 60 });

test("every rise and fall over a level is among the steps at it, and the rises are not overrated", () => {
  fc.assert(
    fc.property(fc.oneof(smooth, rough), fc.double({ min: -5, max: 905, noNaN: true }), (readings, level) => {
      const values = Float64Array.from(readings);
      const index = new LevelIndex(values);
      const steps = [...(index.stepsAt(level) ?? values.keys())];
      const crossed = readings.flatMap((value, i) => {
        const before = readings[i - 1]!;
        return (value > level && before <= level) || (value < level && before >= level) ? [i] : [];
      });
      expect(steps).toEqual(steps.toSorted((a, b) => a - b));
      expect(steps).toEqual(expect.arrayContaining(crossed));
      expect(index.risesOver(level)).toBeLessThanOrEqual(crossed.length);
    }),
  );
});

test("values that jump about are known to rise often", () => {
  const jumpy = Float64Array.from({ length: 1000 }, (_, i) => (i * 389) % 1000);
  const rises = jumpy.filter((value, i) => value > 500 && jumpy[i - 1]! <= 500).length;
  expect(new LevelIndex(jumpy).risesOver(500)).toBeGreaterThan(0.95 * rises);
});
