import fc from "fast-check";
import { expect, test } from "vitest";
import { risesOver } from "./crossing-counts.ts";

test("values rise over a limit at least as often as is said, and mostly just as often", () => {
  const reading = fc.oneof(
    { arbitrary: fc.integer({ min: 0, max: 5000 }), weight: 20 },
    { arbitrary: fc.constant(Number.NaN), weight: 1 },
  );
  fc.assert(
    fc.property(
      fc.array(reading, { minLength: 2, maxLength: 60 }),
      fc.integer({ min: -10, max: 5010 }),
      (readings, limit) => {
        const values = Float64Array.from(readings);
        const rises = readings.filter((value, i) => value > limit && readings[i - 1]! <= limit).length;
        expect(risesOver(values, limit)).toBeLessThanOrEqual(rises);
      },
    ),
  );
  const swing = Float64Array.from({ length: 1000 }, (_, i) => (i % 2 === 0 ? 10 : 30));
  expect(risesOver(swing, 20)).toBe(500);
});
