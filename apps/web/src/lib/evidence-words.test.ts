import type { SuggestionView } from "@routinely/api";
import { expect, test } from "vitest";
import { actedByWords, rightWords, usualWords, validationWords } from "./evidence-words.ts";

type Evidence = SuggestionView["evidence"];
const counts = { from: "", until: "", days: 9, daysDone: 8, fired: 8, hits: 8, unneeded: 0, wrong: 0, missed: 0 };
const evidence = (changes: Partial<Evidence>) => ({ total: counts, validation: counts, ...changes }) as Evidence;

test("the test on days it never saw is told with what went wrong", () => {
  expect(validationWords(evidence({}))).toBe("On the last 9 days, which were not used to find it: right 8 of 8 times.");
  expect(validationWords(evidence({ validation: { ...counts, wrong: 1, unneeded: 1, missed: 2 } }))).toBe(
    "On the last 9 days, which were not used to find it: right 8 of 9 times. 1 time it was already so, and 2 times you would still have done it by hand.",
  );
});

test("nothing is claimed without a test", () => {
  expect(validationWords(evidence({ validation: null }))).toBeNull();
  expect(rightWords({ ...counts, hits: 0 })).toBeNull();
  expect(validationWords(evidence({ validation: { ...counts, hits: 0 } }))).toMatch(/would not have acted/);
});

test("a habit has a time, a reaction a delay, and some have neither", () => {
  expect(usualWords(evidence({ usualTime: { minutes: 405, spreadMinutes: 4 }, usualDelaySeconds: null }))).toBe(
    "Usually at 06:45, give or take 4 min",
  );
  expect(usualWords(evidence({ usualTime: null, usualDelaySeconds: 12 }))).toBe("Usually 12 s after");
  expect(usualWords(evidence({ usualTime: null, usualDelaySeconds: null }))).toBeNull();
});

test("who acts today is said plainly", () => {
  expect(actedByWords(evidence({ actedBy: { user: 0, device: 4 } }))).toBe("Always at the switch");
  expect(actedByWords(evidence({ actedBy: { user: 1, device: 4 } }))).toBe(
    "4 times at the switch, 1 time in the app or by voice",
  );
});
