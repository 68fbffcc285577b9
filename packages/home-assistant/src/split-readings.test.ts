import fc from "fast-check";
import { expect, test } from "vitest";
import { SEPARATOR, splitReadings } from "./split-readings.ts";
import { toNumber } from "./to-number.ts";

function split(states: readonly string[]): [place: number, time: number, value: number][] {
  const found: [number, number, number][] = [];
  splitReadings(
    states.map((_, i) => i).join(","),
    states.join(SEPARATOR),
    states.map((_, i) => 1_700_000_000_123_456 + i).join(","),
    (place, time, value) => found.push([place, time, value]),
  );
  return found;
}

test("texts are taken apart into places, milliseconds and numbers", () => {
  expect(split(["21.5", "unavailable", "-3"])).toEqual([
    [0, 1_700_000_000_123.456, 21.5],
    [1, 1_700_000_000_123.457, Number.NaN],
    [2, 1_700_000_000_123.458, -3],
  ]);
});

test("every state is the number that it is alone, to the last bit", () => {
  const state = fc.oneof(
    fc.double().map(String),
    fc.float().map(String),
    fc.integer().map(String),
    fc.double({ min: -1e4, max: 1e4, noNaN: true }).map((value) => value.toFixed(3)),
    fc.constantFrom(
      "",
      "-",
      ".",
      "-.5",
      "5.",
      "+5",
      "--5",
      "1-2",
      "1.2.3",
      "1,5",
      " 7 ",
      "0x10",
      "1e3",
      "unknown",
      "٣",
    ),
    fc.string().filter((text) => !text.includes(SEPARATOR)),
  );
  fc.assert(
    fc.property(fc.array(state, { minLength: 1 }), (states) => {
      expect(split(states).map(([, , value]) => value)).toEqual(states.map(toNumber));
    }),
  );
});
