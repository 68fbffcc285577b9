import { expect, test } from "vitest";
import { intoLanes } from "./day-lanes.ts";

test("what is close together in the day goes into different lanes, and lanes are used again", () => {
  const lanes = intoLanes([{ minutes: 420 }, { minutes: 400 }, { minutes: 1200 }, { minutes: 480 }], 75);
  expect(lanes).toEqual([
    { minutes: 400, lane: 0 },
    { minutes: 420, lane: 1 },
    { minutes: 480, lane: 0 },
    { minutes: 1200, lane: 0 },
  ]);
});
