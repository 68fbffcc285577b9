import fc from "fast-check";
import { expect, test } from "vitest";
import { fitLine, logBinomialTail, logFactorial, logGamma, median, quantile } from "./statistics.ts";

test("the binomial tail agrees with small cases by hand", () => {
  expect(Math.exp(logBinomialTail(1, 1, 0.25))).toBeCloseTo(0.25, 10);
  expect(Math.exp(logBinomialTail(2, 3, 0.5))).toBeCloseTo(0.5, 10);
  expect(logBinomialTail(0, 10, 0.1)).toBe(0);
});

test("the gamma function goes on where the factorial ends", () => {
  expect(logGamma(6)).toBeCloseTo(logFactorial(5), 6);
  expect(Math.exp(logGamma(0.5))).toBeCloseTo(Math.sqrt(Math.PI), 6);
});

test("more hits are never more likely by chance, and a higher rate makes them likelier", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 60 }),
      fc.integer({ min: 1, max: 60 }),
      fc.double({ min: 0.01, max: 0.95, noNaN: true }),
      (a, n, rate) => {
        const hits = Math.min(a, n);
        expect(logBinomialTail(hits, n, rate)).toBeLessThanOrEqual(logBinomialTail(hits - 1, n, rate) + 1e-9);
        expect(logBinomialTail(hits, n, rate)).toBeLessThanOrEqual(
          logBinomialTail(hits, n, Math.min(0.99, rate * 1.05)) + 1e-9,
        );
      },
    ),
  );
});

test("the median is the quantile in the middle", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -20, max: 20 })), (values) => {
      expect(median(values)).toBe(quantile(Float64Array.from(values).sort(), 0.5));
    }),
  );
});

test("quantiles lie between the neighbours", () => {
  expect(quantile([1, 2, 3, 4], 0.5)).toBe(2.5);
  expect(quantile([], 0.5)).toBeNaN();
});

test("a line through exact points has no error", () => {
  const line = fitLine([0, 1, 2, 3], [1, 3, 5, 7]);
  expect(line.slope).toBeCloseTo(2);
  expect(line.intercept).toBeCloseTo(1);
  expect(line.error).toBeCloseTo(0);
});
