import { expect, test } from "vitest";
import { analyze } from "../src/analyze.ts";
import type { DiscreteSeries } from "../src/event-log.ts";
import { ANALYSIS_TYPES, type AnalysisResult } from "../src/results.ts";
import { DAY, HOUR, MINUTE } from "../src/time/local-clock.ts";
import { habitualHome } from "./habitual-home.ts";
import { doAt, livedInHome, momentsOfDay } from "./lived-in-home.ts";
import { LogBuilder, random } from "./log-builder.ts";
import { expectSound } from "./sound-result.ts";
import type { Lived } from "./transformations.ts";

/** Histories with hardly anything in them, or with things that nobody thought of: an answer, and never an error. */

const FEBRUARY = { from: "2026-02-02", days: 28 };

function soundResult(lived: Lived): AnalysisResult {
  const result = analyze(lived.log, lived.home, { types: ANALYSIS_TYPES, hours: 28 * 24 });
  expectSound(result, lived.home);
  return result;
}

test("nothing happened", () => {
  const { suggestions, insights, recommendations } = soundResult(new LogBuilder(FEBRUARY).build());
  expect({ suggestions, insights }).toEqual({ suggestions: [], insights: [] });
  expect(recommendations.join(" ")).toContain("Nobody switched anything by hand");
});

test("the history has no length, or a negative one", () => {
  const { log, home } = habitualHome(1).build();
  for (const until of [log.from, log.from - DAY]) {
    const { suggestions, report } = soundResult({ log: { ...log, until }, home });
    expect(suggestions).toEqual([]);
    expect(report.warnings.join(" ")).toContain("0 hours long");
  }
});

test("one thing happened, once", () => {
  const home = new LogBuilder(FEBRUARY).change("light.a", "on", Date.parse("2026-02-05T10:00:00Z"));
  expect(soundResult(home.build()).suggestions).toEqual([]);
});

test("everything was out of reach all the time", () => {
  const home = new LogBuilder(FEBRUARY);
  for (const day of home.days) {
    for (const entityId of ["light.a", "binary_sensor.b", "person.c", "climate.d"]) {
      home
        .change(entityId, "unavailable", home.at(day, 300), "nobody")
        .change(entityId, "unknown", home.at(day, 700), "nobody");
    }
    home.reading("sensor.e", Number.NaN, home.at(day, 300));
  }
  expect(soundResult(home.build()).suggestions).toEqual([]);
});

test.each([1, 24, 48, 100, 168, 400])("only the last %i hours are there", (hours) => {
  const { log, home } = habitualHome(3).build();
  const { suggestions } = soundResult({ log: { ...log, from: log.until - hours * HOUR }, home });
  if (hours === 1) expect(suggestions).toEqual([]);
  for (const { evidence } of suggestions)
    expect(Date.parse(evidence.total.from)).toBeGreaterThanOrEqual(log.until - hours * HOUR);
});

test("sensors say anything that a number can be", () => {
  const home = habitualHome(1);
  const classes = ["temperature", "humidity", "power", "illuminance", "battery", "energy", "carbon_dioxide"];
  const odd = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 1e308, -1e308, 5e-324, -0];
  const next = random(4);
  for (const deviceClass of classes) {
    const sensor = `sensor.${deviceClass}`;
    home.entity(sensor, {
      areaId: "hall",
      deviceClass,
      unit: deviceClass === "energy" ? "kWh" : "W",
      stateClass: "measurement",
    });
    for (let time = home.from; time < home.until; time += 30 * MINUTE) {
      home.reading(sensor, next() < 0.5 ? odd[Math.floor(next() * odd.length)]! : 50 * next(), time);
    }
  }
  expect(soundResult(home.build()).suggestions).toHaveLength(4);
});

test("entities have names that are trouble elsewhere", () => {
  const ids = [
    "light.ünï_çødé",
    "light.with space",
    "switch.<script>",
    "light.__proto__",
    "light.constructor",
    "switch.a.b",
    "cover.",
  ];
  const home = livedInHome(1);
  for (const [i, entityId] of ids.entries()) {
    home.entity(entityId, { initial: entityId.startsWith("cover") ? "closed" : "off", areaId: "__proto__" });
    const [there, back] = entityId.startsWith("cover") ? (["open", "closed"] as const) : (["on", "off"] as const);
    doAt(
      home,
      entityId,
      there,
      momentsOfDay(home, () => 405 + 90 * i, { seed: i }),
      { back, seed: i },
    );
  }
  const { suggestions } = soundResult(home.build());
  expect(suggestions.flatMap((one) => one.entities).toSorted()).toEqual(ids.toSorted());
});

test("a switch goes to and fro a hundred thousand times", () => {
  const home = livedInHome(1).entity("switch.loose", { initial: "off", areaId: "hall" });
  const next = random(1);
  const pause = ((home.until - home.from) / 50_000) * 2;
  for (let time = home.from; time < home.until; time += pause * next()) {
    home.change("switch.loose", "on", time).change("switch.loose", "off", time + 5);
  }
  expect(soundResult(home.build()).suggestions.filter((one) => one.entities.includes("switch.loose"))).toEqual([]);
});

test("nothing is known of the entities but their history", () => {
  const { log, home } = habitualHome(1).build();
  const bare = new Map([...home.entities].map(([entityId, { name }]) => [entityId, { entityId, name }]));
  expect(soundResult({ log, home: { ...home, entities: bare } }).suggestions.length).toBeGreaterThan(1);
});

test("entities have no rows at all", () => {
  const { log, home } = habitualHome(1).build();
  const none: Omit<DiscreteSeries, "entityId"> = {
    kind: "discrete",
    times: new Float64Array(0),
    codes: new Uint16Array(0),
    states: [],
    actors: new Uint8Array(0),
    causes: new Uint16Array(0),
    users: new Uint8Array(0),
  };
  const series = new Map(log.series);
  for (const entityId of ["light.empty", "person.empty", "binary_sensor.empty"])
    series.set(entityId, { ...none, entityId });
  series.set("sensor.empty", { kind: "numeric", entityId: "sensor.empty", times: none.times, values: none.times });
  expect(soundResult({ log: { ...log, series }, home }).suggestions).toHaveLength(4);
});
