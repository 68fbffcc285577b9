import { expect, test } from "vitest";
import { snoozeChoices } from "./snooze-choices.ts";

const choices = (now: string, timeZone: string) =>
  snoozeChoices(Date.parse(now), timeZone).map(({ label, until }) => [label, until.toISOString()]);

test("choices lie in the home's time, also when its clock changes before then", () => {
  // A Wednesday; the clock goes back on Sunday.
  expect(choices("2026-10-21T10:00:00Z", "Europe/Amsterdam")).toEqual([
    ["Tonight", "2026-10-21T18:00:00.000Z"],
    ["Next week", "2026-10-26T08:00:00.000Z"],
    ["Next month", "2026-11-01T08:00:00.000Z"],
  ]);
});

test("in the evening, the next evening is offered", () => {
  expect(choices("2026-12-31T19:30:00Z", "UTC")).toEqual([
    ["Tomorrow evening", "2027-01-01T20:00:00.000Z"],
    ["Next week", "2027-01-04T09:00:00.000Z"],
    ["Next month", "2027-01-01T09:00:00.000Z"],
  ]);
});

test("on a Monday, next week is the Monday after", () => {
  expect(choices("2026-11-23T09:30:00Z", "UTC")[1]).toEqual(["Next week", "2026-11-30T09:00:00.000Z"]);
});
