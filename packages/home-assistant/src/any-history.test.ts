import { ANALYSIS_TYPES, analyze, type EntitySeries } from "@routinely/analysis";
import { expectSound } from "@routinely/analysis/testing";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type Context, newContext, RecorderFile } from "../test/recorder-file.ts";
import { readHome } from "./read-home.ts";

const NOON = Date.UTC(2026, 0, 15, 12);
const MINUTE = 60_000;
const LOCATION = { timeZone: "Europe/Amsterdam", latitude: 52.09, longitude: 5.12 };
const USER = "0123456789abcdef0123456789abcdef";

const ENTITIES: Readonly<Record<string, readonly (string | null)[]>> = {
  "light.hall": ["on", "off", "unavailable", "unknown", null],
  "light.both": ["on", "off", "unavailable"],
  "cover.blinds": ["open", "closed", "opening", "closing", "unavailable", null],
  "binary_sensor.motion": ["on", "off", "unknown"],
  "person.anna": ["home", "not_home", "Work", "unknown"],
  "climate.hall": ["heat", "off", "auto"],
  "sensor.power": ["0", "12.5", "-3", "nan", "inf", "1e999", "", "unavailable", "text", null],
  "automation.hall": ["on", "off"],
};
const ATTRIBUTES = [
  {},
  { brightness: 120, current_position: 40, temperature: 21 },
  { brightness: null, current_position: "x", temperature: [1] },
  { entity_id: ["light.hall", "light.gone", 7], unit_of_measurement: "W" },
];

/** A row of any kind; the clock goes on by `minutes` first, or back. */
const anyStep = fc.record({
  minutes: fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 0, max: 600 }) }, fc.integer({ min: -3000, max: -1 })),
  entityId: fc.constantFrom(...Object.keys(ENTITIES)),
  state: fc.nat(),
  attributes: fc.constantFrom(...ATTRIBUTES),
  by: fc.constantFrom("user", "automation", "call", "nobody", "same", "start"),
});

test("whatever a recorder holds, and however its clock jumps, is read in the order of time and analysed", {
  timeout: 60_000,
}, () => {
  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 120 }), (steps) => {
      const file = new RecorderFile();
      let time = NOON;
      let last: Context = newContext();
      for (const { minutes, entityId, state, attributes, by } of steps) {
        time += minutes * MINUTE;
        if (by === "start") file.start(time);
        const context = by === "same" ? last : newContext(by === "user" ? { user: USER } : { parent: last });
        if (by === "automation") file.fire(time, "automation_triggered", { entity_id: "automation.hall" }, context);
        if (by === "call") file.call(time, "light.turn_on", { entity_id: entityId }, context);
        const states = ENTITIES[entityId]!;
        file.set(time, entityId, states[state % states.length]!, { context, attributes });
        last = context;
      }
      const { log, home } = readHome({ recorderPath: file.path, location: LOCATION });
      file.db.close();
      for (const series of log.series.values()) expectOrdered(series);
      expectSound(analyze(log, home, { types: ANALYSIS_TYPES, hours: 24 }), home);
    }),
    { numRuns: 40, seed: 1 },
  );
});

function expectOrdered(series: EntitySeries): void {
  const { times } = series;
  expect([...times]).toEqual([...times].sort((a, b) => a - b));
  if (series.kind === "numeric") return;
  expect(series.codes.length).toBe(times.length);
  for (let i = 1; i < times.length; i++) expect(series.codes[i], series.entityId).not.toBe(series.codes[i - 1]);
  for (const code of series.codes) expect(series.states[code]).toBeTypeOf("string");
}

test("a clock that was set back an hour for a day disturbs nothing else", () => {
  const file = new RecorderFile();
  for (let hour = 0; hour < 72; hour++) {
    const time = NOON + hour * 60 * MINUTE - (hour >= 24 && hour < 48 ? 60 * MINUTE : 0);
    file.set(time, "light.hall", hour % 2 ? "off" : "on", { context: newContext({ user: USER }) });
    file.set(time + MINUTE, "sensor.power", String(hour), { attributes: { unit_of_measurement: "W" } });
  }
  const { log } = readHome({ recorderPath: file.path, location: LOCATION });
  expect(log.stats.rows).toBe(144);
  expect(log.series.get("sensor.power")!.times).toHaveLength(72);
  for (const series of log.series.values()) expectOrdered(series);
});
