import { InvalidArgumentError } from "commander";
import { describe, expect, test } from "vitest";
import { analysisTypes, degrees, instant, timeZone, uuid, wholeNumber } from "./parse.ts";

describe("what cannot be is refused", () => {
  test.each([
    ["hours of nought", () => wholeNumber(1, 8760)("0")],
    ["hours beyond a year", () => wholeNumber(1, 8760)("8761")],
    ["half hours", () => wholeNumber(1, 8760)("1.5")],
    ["hours in words", () => wholeNumber(1, 8760)("all")],
    ["hours with an exponent", () => wholeNumber(1, 8760)("1e2")],
    ["a latitude beyond the pole", () => degrees(90)("90.1")],
    ["an empty latitude", () => degrees(90)(" ")],
    ["a date that does not exist", () => instant("2026-13-01")],
    ["a bare number as date", () => instant("5")],
    ["an unknown time zone", () => timeZone("Europe/Nowhere")],
    ["no type at all", () => analysisTypes(" , ")],
    ["part of an id", () => uuid("0192")],
  ])("%s", (_, read) => {
    expect(read).toThrow(InvalidArgumentError);
  });

  test("an unknown analysis type, naming those there are", () => {
    expect(() => analysisTypes("behavior_analysis,magic")).toThrow(
      /"magic".*behavior_analysis, automation_analysis, .*cost_optimization/,
    );
  });
});

test("types keep their order and are taken once", () => {
  expect(analysisTypes("device_health, behavior_analysis,device_health")).toEqual([
    "device_health",
    "behavior_analysis",
  ]);
});

test("a date is the midnight at which it begins here, as a time without an offset is a time here", () => {
  expect(instant("2026-07-31")).toEqual(new Date(2026, 6, 31));
  expect(instant("2026-07-31T18:00")).toEqual(new Date(2026, 6, 31, 18));
});

test("an instant keeps its offset", () => {
  expect(instant("2026-01-31T18:00:00+01:00").toISOString()).toBe("2026-01-31T17:00:00.000Z");
});
