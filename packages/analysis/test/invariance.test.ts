import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { analyze } from "../src/analyze.ts";
import { ANALYSIS_TYPES, type AnalysisResult, type Suggestion } from "../src/results.ts";
import { DAY, MINUTE } from "../src/time/local-clock.ts";
import { habitualHome } from "./habitual-home.ts";
import { useNowAndThen } from "./lived-in-home.ts";
import { random } from "./log-builder.ts";
import { type Lived, renamed, reordered, scattered, shifted, without } from "./transformations.ts";

/** What must not change what is found, or can only change it one way. */

vi.setConfig({ testTimeout: 60_000 });

const run = ({ log, home }: Lived): AnalysisResult => analyze(log, home, { types: ANALYSIS_TYPES, hours: 21 * 24 });

/** Nigeria has no summer time and hardly any seasons. */
const LAGOS = { timeZone: "Africa/Lagos", latitude: 6.5, longitude: 3.4, days: 21 };
const SEEDS = [1, 2, 3];
const HOMES = SEEDS.map((seed) => habitualHome(seed, LAGOS).build());
const RESULTS = HOMES.map(run);
const anyHome = fc.integer({ min: 0, max: SEEDS.length - 1 });

const automationsOf = (suggestions: readonly Suggestion[]) => suggestions.map((one) => one.automation);
const countsOf = (suggestions: readonly Suggestion[]) =>
  suggestions.map(({ evidence: { total } }) => [total.fired, total.hits, total.unneeded, total.wrong, total.missed]);

test("these homes have their habits found", () => {
  for (const { suggestions } of RESULTS) {
    expect(suggestions.map((one) => one.entities[0]).sort()).toEqual([
      "light.bath_lamp",
      "light.hall_lamp",
      "media_player.stereo",
      "switch.coffee",
    ]);
  }
});

test("the same history gives the same result", () => {
  const copy = structuredClone(HOMES[0]!);
  expect(run(copy)).toEqual(RESULTS[0]);
  expect(HOMES[0]).toEqual(copy); // nothing was written to
});

test("the order in which entities are listed does not matter", () => {
  fc.assert(
    fc.property(anyHome, fc.integer(), (home, seed) => {
      const { suggestions, insights, report } = run(reordered(HOMES[home]!, random(seed)));
      expect(suggestions).toEqual(RESULTS[home]!.suggestions);
      expect(report).toEqual(RESULTS[home]!.report);
      expect(insights).toEqual(RESULTS[home]!.insights);
    }),
    { numRuns: 4, seed: 1 },
  );
});

test("what things are called by Home Assistant does not matter", () => {
  fc.assert(
    fc.property(anyHome, fc.constantFrom("x", "zz_", "a1_"), (home, prefix) => {
      const rename = (id: string) => prefix + [...id].reverse().join("");
      const { suggestions } = run(renamed(HOMES[home]!, rename));
      const original = RESULTS[home]!.suggestions;
      expect(suggestions.map((one) => one.title)).toEqual(original.map((one) => one.title));
      expect(suggestions.map((one) => one.confidence)).toEqual(original.map((one) => one.confidence));
      expect(countsOf(suggestions)).toEqual(countsOf(original));
    }),
    { numRuns: 3, seed: 1 },
  );
});

test("some weeks later it is the same, each firing as much later", () => {
  fc.assert(
    fc.property(anyHome, fc.integer({ min: 1, max: 100 }), (home, weeks) => {
      const { suggestions } = run(shifted(HOMES[home]!, weeks * 7 * DAY));
      const original = RESULTS[home]!.suggestions;
      expect(automationsOf(suggestions)).toEqual(automationsOf(original));
      expect(suggestions.map((one) => one.evidence.firings.map((firing) => Date.parse(firing.at)))).toEqual(
        original.map((one) => one.evidence.firings.map((firing) => Date.parse(firing.at) + weeks * 7 * DAY)),
      );
    }),
    { numRuns: 3, seed: 1 },
  );
});

test("a day later only the days of the week are others", () => {
  const { suggestions } = run(shifted(HOMES[0]!, DAY));
  const weekdays = suggestions.flatMap((one) =>
    one.automation.conditions.flatMap(({ weekday }) => (weekday ? [weekday] : [])),
  );
  expect(weekdays).toEqual([["tue", "wed", "thu", "fri", "sat"]]);
  expect(countsOf(suggestions)).toEqual(countsOf(RESULTS[0]!.suggestions));
});

test.each([
  ["Pacific/Kiritimati", 14],
  ["Pacific/Pago_Pago", -11],
  ["Asia/Kathmandu", 5.75],
  ["Pacific/Marquesas", -9.5],
  ["Pacific/Chatham", 13.75],
])("people who live alike in %s have the same habits", (timeZone, hours) => {
  const place = { ...LAGOS, timeZone, longitude: LAGOS.longitude + (hours - 1) * 15 };
  const { suggestions } = run(habitualHome(SEEDS[1]!, place).build());
  const original = RESULTS[1]!.suggestions;
  expect(automationsOf(suggestions)).toEqual(automationsOf(original));
  expect(countsOf(suggestions)).toEqual(countsOf(original));
});

test("when people do the same things at any other time, nothing is left", () => {
  fc.assert(
    fc.property(anyHome, fc.integer(), (home, seed) => {
      const acted = RESULTS[home]!.suggestions.flatMap((one) => one.entities);
      const { suggestions } = run(scattered(HOMES[home]!, acted, random(seed)));
      expect(suggestions.map((one) => one.title)).toEqual([]);
    }),
    { numRuns: 8, seed: 1 },
  );
});

describe("confidence does not rise", () => {
  const confidences = ({ suggestions }: AnalysisResult) =>
    new Map(suggestions.map((one) => [one.fingerprint, one.confidence]));
  /** No proposal is new, and none is surer than before, but for what rounding and the home's activity do. */
  function expectNoSurer(after: AnalysisResult, before: AnalysisResult) {
    const known = confidences(before);
    for (const [fingerprint, confidence] of confidences(after)) {
      expect(confidence).toBeLessThanOrEqual((known.get(fingerprint) ?? -1) + 0.01);
    }
  }

  test("by things that people use at random", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 1, max: 1e6 }), (i, seed) => {
        const builder = habitualHome(SEEDS[i]!, LAGOS);
        for (const [k, areaId] of ["hall", "kitchen", "bath"].entries()) {
          useNowAndThen(builder, `light.other_${k}`, { perDay: 4, seed: seed + k, areaId });
        }
        expectNoSurer(run(builder.build()), RESULTS[i]!);
      }),
      { numRuns: 3, seed: 1 },
    );
  });

  test("by sensors that say anything at any time", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 1, max: 1e6 }), (i, seed) => {
        const builder = habitualHome(SEEDS[i]!, LAGOS);
        const next = random(seed);
        for (const areaId of ["hall", "kitchen", "bath"]) {
          const sensor = `sensor.${areaId}_odd`;
          builder.entity(sensor, { areaId, deviceClass: "temperature", unit: "°C", stateClass: "measurement" });
          for (let time = builder.from; time < builder.until; time += (1 + 20 * next()) * MINUTE) {
            builder.reading(sensor, Math.round(1000 * next()) / 10, time);
          }
          const contact = `binary_sensor.${areaId}_odd`;
          builder.entity(contact, { initial: "off", areaId, deviceClass: "opening" });
          for (let time = builder.from; time < builder.until; time += 240 * next() * MINUTE) {
            builder.change(contact, "on", time).change(contact, "off", time + 5 * next() * MINUTE);
          }
        }
        expectNoSurer(run(builder.build()), RESULTS[i]!);
      }),
      { numRuns: 3, seed: 1 },
    );
  });

  test("when people do it less often", () => {
    fc.assert(
      fc.property(anyHome, fc.integer(), fc.double({ min: 0.05, max: 0.6, noNaN: true }), (i, seed, share) => {
        const next = random(seed);
        const forgotten = new Set(Array.from({ length: 200 }, (_, pair) => pair).filter(() => next() < share));
        // Entry 0 is the state at the start; then each act is followed by its end.
        const fewer = without(HOMES[i]!, "light.hall_lamp", (index) => !forgotten.has((index - 1) >> 1));
        expectNoSurer(run(fewer), RESULTS[i]!);
      }),
      { numRuns: 5, seed: 1 },
    );
  });
});
