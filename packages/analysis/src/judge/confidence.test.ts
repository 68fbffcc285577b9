import fc from "fast-check";
import { expect, test } from "vitest";
import { confidenceOf } from "./confidence.ts";
import { FEATURES, type Feature, type Features } from "./features.ts";

const names = Object.keys(FEATURES) as Feature[];
const someFeatures: fc.Arbitrary<Features> = fc
  .tuple(
    fc.double({ min: 0, max: 50, noNaN: true }),
    fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: names.length }),
  )
  .map(([evidence, values]) =>
    features({ evidence, ...Object.fromEntries(names.map((name, i) => [name, values[i]!])) }),
  );

test("what speaks for a routine never lowers its confidence, what speaks against it never raises it", () => {
  fc.assert(
    fc.property(
      someFeatures,
      fc.constantFrom(...names),
      fc.double({ min: 0, max: 5, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (one, name, more, alive) => {
        const better: Features = { ...one, [name]: one[name] + FEATURES[name] * more };
        expect(confidenceOf(better, alive)).toBeGreaterThanOrEqual(confidenceOf(one, alive));
      },
    ),
  );
});

test("a routine that was nearly always right, clearly no chance, is nearly certain, and one that was not is not", () => {
  const good = features({ reliability: Math.log(25), evidence: 60 });
  const poor = features({ reliability: Math.log(1.5), evidence: 8 });
  expect(confidenceOf(good, 1)).toBeGreaterThan(0.9);
  expect(confidenceOf(poor, 1)).toBeLessThan(0.6);
});

test("what may be chance, or over, is not certain, however often it was right", () => {
  const right = { reliability: Math.log(25) };
  const certain = features({ ...right, evidence: 60 });
  expect(confidenceOf(features({ ...right, evidence: 3 }), 1)).toBeLessThan(0.5);
  expect(confidenceOf(features({ ...right, evidence: 6 }), 1)).toBeLessThan(
    confidenceOf(features({ ...right, evidence: 9 }), 1),
  );
  expect(confidenceOf(certain, 0.5)).toBeLessThan(0.6);
});

test("where people have hardly any routines, what looks like one is the less certain", () => {
  const seen = { reliability: 2, evidence: 8 };
  expect(confidenceOf(features({ ...seen, prior: -3 }), 1)).toBeLessThan(0.5);
  expect(confidenceOf(features({ ...seen, prior: 0 }), 1)).toBeGreaterThan(0.6);
});

test("what is chance is right as often as chance", () => {
  expect(confidenceOf(features({ reliability: 2, evidence: 60, chance: 0.2 }), 0)).toBeCloseTo(0.2);
});

function features(some: Partial<Features>): Features {
  return {
    evidence: 0,
    prior: 0,
    chance: 0,
    ...(Object.fromEntries(names.map((name) => [name, 0])) as Record<Feature, number>),
    ...some,
  };
}
