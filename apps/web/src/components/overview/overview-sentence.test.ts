import type { HomeView, JobView } from "@routinely/api";
import { expect, test } from "vitest";
import { overviewSentence } from "./overview-sentence.ts";

const home = { name: "The mill" } as HomeView;
const run = {} as JobView;
const sentence = (changes: Partial<Parameters<typeof overviewSentence>[0]>) =>
  overviewSentence({ home, homes: 1, last: run, active: undefined, pending: 0, more: false, ...changes });

test("the first sentence tells what to do next", () => {
  expect(sentence({ home: undefined })).toMatch(/^Welcome/);
  expect(sentence({ last: undefined })).toBe("The mill is ready for its first analysis.");
  expect(sentence({ last: undefined, active: run })).toBe("Looking at The mill for the first time.");
  expect(sentence({})).toBe("Nothing to decide in The mill.");
  expect(sentence({ pending: 3, homes: 2 })).toBe("3 routines of your homes wait for your decision.");
  expect(sentence({ pending: 1 })).toBe("1 routine of The mill waits for your decision.");
  expect(sentence({ pending: 50, more: true })).toBe("More than 50 routines of The mill wait for your decision.");
});
