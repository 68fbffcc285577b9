import { expect, test } from "vitest";
import { Evidence } from "./evidence.ts";

test("likelihoods too great for a number are summed, each by its weight, in units of the greatest", () => {
  const evidence = new Evidence();
  expect([evidence.add(5000), evidence.add(5002, 3), evidence.add(5001)]).toEqual([true, true, false]);
  expect(evidence.sum).toBeCloseTo(Math.exp(-2) + 3 + Math.exp(-1), 12);
});

test("what does not exceed the least that counts is added, and is not the best", () => {
  const evidence = new Evidence(0);
  expect(evidence.add(-1)).toBe(false);
  expect(evidence.sum).toBeCloseTo(Math.exp(-1), 12);
});
