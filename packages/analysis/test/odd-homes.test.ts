import { expect, test } from "vitest";
import { analyze } from "../src/analyze.ts";
import { firingsOf } from "../src/judge/firings.ts";
import { ANALYSIS_TYPES, type AnalysisResult } from "../src/results.ts";
import { createWorld } from "../src/world/world.ts";
import { habitualHome } from "./habitual-home.ts";
import { type BuilderOptions, LogBuilder } from "./log-builder.ts";
import { expectSound } from "./sound-result.ts";

/** Homes at the ends of the earth, and histories over the days on which clocks and calendars do odd things. */

function soundResult(builder: LogBuilder): AnalysisResult {
  const { log, home } = builder.build();
  const result = analyze(log, home, { types: ANALYSIS_TYPES, hours: (log.until - log.from) / 3_600_000 });
  expectSound(result, home);
  return result;
}

const HABITS = ["light.bath_lamp", "light.hall_lamp", "media_player.stereo", "switch.coffee"];

const PLACES: [string, BuilderOptions][] = [
  ["in Europe as summer time begins", { from: "2026-03-15", days: 28 }],
  ["in Europe as summer time ends", { from: "2026-10-11", days: 28 }],
  [
    "in America as summer time begins",
    { from: "2026-02-22", days: 28, timeZone: "America/Denver", latitude: 39.7, longitude: -105 },
  ],
  [
    "on Lord Howe as its half hour ends",
    { from: "2026-03-22", days: 28, timeZone: "Australia/Lord_Howe", latitude: -31.55, longitude: 159.08 },
  ],
  [
    "in Chile, where midnight is skipped",
    { from: "2026-08-23", days: 28, timeZone: "America/Santiago", latitude: -33.4, longitude: -70.7 },
  ],
  [
    "in Tromsø, as the sun comes back",
    { from: "2026-01-05", days: 28, timeZone: "Europe/Oslo", latitude: 69.65, longitude: 18.96 },
  ],
  [
    "in Tromsø at midsummer",
    { from: "2026-06-07", days: 28, timeZone: "Europe/Oslo", latitude: 69.65, longitude: 18.96 },
  ],
  ["at the south pole", { from: "2026-05-05", days: 28, timeZone: "Antarctica/McMurdo", latitude: -90, longitude: 0 }],
  [
    "on Kiritimati, 14 hours ahead",
    { from: "2026-02-02", days: 28, timeZone: "Pacific/Kiritimati", latitude: 1.87, longitude: -157.43 },
  ],
  [
    "on Samoa's other side, 11 hours behind",
    { from: "2026-02-02", days: 28, timeZone: "Pacific/Pago_Pago", latitude: -14.28, longitude: -170.7 },
  ],
  [
    "on the 180th meridian",
    { from: "2026-03-22", days: 28, timeZone: "Pacific/Fiji", latitude: -16.8, longitude: 180 },
  ],
  ["over New Year", { from: "2026-12-14", days: 28 }],
  ["over a leap day", { from: "2028-02-14", days: 28 }],
];

test.each(PLACES)("the habits of a home %s are found", (_, options) => {
  const { suggestions } = soundResult(habitualHome(2, options));
  expect(suggestions.map((one) => one.entities[0]).toSorted()).toEqual(HABITS);
});

test.each([
  ["midsummer", "2026-06-07"],
  ["midwinter", "2026-12-01"],
])("where the sun neither rises nor sets nothing fires by it: Tromsø at %s", (_, from) => {
  const home = new LogBuilder({ from, days: 28, timeZone: "Europe/Oslo", latitude: 69.65, longitude: 18.96 });
  const { log, home: model } = home.build();
  const world = createWorld(log, model, { types: [], hours: 0 });
  for (const event of ["sunrise", "sunset"] as const) {
    expect(firingsOf(world, { kind: "sun", event, offsetMinutes: 30 }, world.range)).toHaveLength(0);
  }
});
