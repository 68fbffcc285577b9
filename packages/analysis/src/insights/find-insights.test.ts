import { expect, test } from "vitest";
import { LogBuilder } from "../../test/log-builder.ts";
import { ANALYSIS_TYPES, type AnalysisType, type Insight } from "../results.ts";
import { DAY, HOUR, MINUTE } from "../time/local-clock.ts";
import { collectActs } from "../world/acts.ts";
import { createWorld } from "../world/world.ts";
import { findInsights } from "./find-insights.ts";

const MONTH = { from: "2026-02-02", days: 28 };

function insightsOf(builder: LogBuilder, types: readonly AnalysisType[] = ANALYSIS_TYPES): readonly Insight[] {
  const { log, home } = builder.build();
  const options = { types, hours: 28 * 24 };
  const world = createWorld(log, home, options);
  return findInsights(world, options, collectActs(world, options), []);
}

const metric = (insight: Insight | undefined, label: string) =>
  insight?.evidence.metrics.find((one) => one.label === label)?.value;

test("a battery that loses a percent a day is told with the day on which it will be empty", () => {
  const builder = new LogBuilder(MONTH).entity("sensor.motion_battery", { deviceClass: "battery", unit: "%" });
  for (const [i, day] of builder.days.entries()) builder.reading("sensor.motion_battery", 48 - i, builder.at(day, 600));
  const insight = insightsOf(builder).find((one) => one.type === "device_health");
  expect(insight!.severity).toBe("warning");
  expect(metric(insight, "Loses")).toBe(1);
  expect(metric(insight, "Empty in")).toBe(21);
  expect(insight!.evidence.chart!.y).toHaveLength(28);
});

test("a full battery, and one that stays where it is, are no news", () => {
  const builder = new LogBuilder(MONTH).entity("sensor.a", { deviceClass: "battery", unit: "%" });
  for (const day of builder.days) builder.reading("sensor.a", 60, builder.at(day, 600));
  expect(insightsOf(builder).filter((one) => one.entities.includes("sensor.a"))).toEqual([]);
});

test("a device that goes offline again and again is told, a restart is not", () => {
  const builder = new LogBuilder(MONTH).entity("switch.plug", { initial: "off", deviceId: "plug" });
  for (let i = 0; i < 6; i++) {
    const time = builder.from + i * 3 * DAY + 5 * HOUR;
    builder
      .change("switch.plug", "unavailable", time, "nobody")
      .change("switch.plug", "off", time + 40 * MINUTE, "nobody");
  }
  const insight = insightsOf(builder).find((one) => one.title.includes("loses its connection"));
  expect(metric(insight, "Times offline")).toBe(6);
  expect(metric(insight, "Offline in all")).toBe(4);

  for (let i = 0; i < 6; i++) builder.restart(builder.from + i * 3 * DAY + 5 * HOUR + MINUTE);
  expect(insightsOf(builder, ["device_health"])).toEqual([]);
});

test("many devices that go offline at once are one outage of what they share", () => {
  const builder = new LogBuilder(MONTH);
  for (let i = 0; i < 8; i++) {
    builder.entity(`light.l${i}`, { initial: "off", deviceId: `d${i}` });
    const time = builder.from + 5 * DAY + i * 1000;
    builder
      .change(`light.l${i}`, "unavailable", time, "nobody")
      .change(`light.l${i}`, "off", time + 3 * HOUR, "nobody");
  }
  const insights = insightsOf(builder).filter((one) => one.type === "device_health");
  expect(insights).toHaveLength(1);
  expect(metric(insights[0], "Devices")).toBe(8);
});

test("a sensor that stopped changing is stuck, one that is always slow is not", () => {
  const builder = new LogBuilder(MONTH).entity("sensor.room", { deviceClass: "temperature", unit: "°C" });
  builder.entity("binary_sensor.attic", { initial: "off" });
  for (let time = builder.from; time < builder.until - 2 * DAY; time += 10 * MINUTE) {
    builder.reading("sensor.room", 20 + Math.sin(time / HOUR), time);
  }
  for (const day of builder.days.slice(0, 24))
    builder.change("binary_sensor.attic", day % 2 ? "on" : "off", builder.at(day, 600));
  const stuck = insightsOf(builder).filter((one) => one.title.includes("stuck"));
  expect(stuck.map((one) => one.entities)).toEqual([["sensor.room"]]);
  expect(metric(stuck[0], "Unchanged for")).toBeCloseTo(48.2, 1);
});

test("a sensor that is stuck stays so when an outage interrupts it", () => {
  const builder = new LogBuilder(MONTH).entity("sensor.co2", { deviceClass: "carbon_dioxide", unit: "ppm" });
  for (let time = builder.from; time < builder.until; time += 10 * MINUTE) {
    const isWorking = time < builder.from + 12 * DAY;
    if (isWorking) builder.reading("sensor.co2", 600 + Math.round(100 * Math.sin(time / HOUR)), time);
    else if ((time - builder.from) % DAY === 0) {
      builder.reading("sensor.co2", Number.NaN, time).reading("sensor.co2", 609, time + 5 * MINUTE);
    }
  }
  expect(insightsOf(builder).filter((one) => one.title.includes("stuck"))).toHaveLength(1);
});

test("standby is what a device draws at its low end, whether it works often or draws hundreds of watts", () => {
  const builder = new LogBuilder(MONTH);
  const meter = { deviceClass: "power", unit: "W", areaId: "living" };
  builder.entity("sensor.tv_power", meter).entity("sensor.washer_power", meter).entity("sensor.router_power", meter);
  for (const day of builder.days) {
    builder.reading("sensor.tv_power", 17.5, builder.at(day, 0)).reading("sensor.tv_power", 90, builder.at(day, 1200));
    builder
      .reading("sensor.tv_power", 17.4, builder.at(day, 1300))
      .reading("sensor.router_power", 9, builder.at(day, 0));
    for (const [minute, watts] of [
      [0, 1.6],
      [600, 2000],
      [630, 150],
      [700, 1.6],
    ] as const) {
      builder.reading("sensor.washer_power", watts, builder.at(day, minute));
    }
  }
  const standby = insightsOf(builder).filter((one) => one.title.includes("standby"));
  expect(standby.map((one) => [one.entities[0], metric(one, "Standby")])).toEqual([
    ["sensor.tv_power", 17.5],
    ["sensor.washer_power", 1.6],
  ]);
});

test("standby is told in kWh a month by its formula, in money where there is a price", () => {
  const builder = new LogBuilder(MONTH).entity("sensor.tv_power", {
    deviceClass: "power",
    unit: "W",
    areaId: "living",
  });
  builder.entity("sensor.price", { unit: "EUR/kWh" });
  for (const day of builder.days) {
    builder.reading("sensor.tv_power", 8, builder.at(day, 0)).reading("sensor.tv_power", 120, builder.at(day, 1200));
    builder.reading("sensor.tv_power", 8, builder.at(day, 1320)).reading("sensor.price", 0.3, builder.at(day, 0));
  }
  const insight = insightsOf(builder).find((one) => one.title.includes("standby"));
  expect(metric(insight, "Standby")).toBe(8);
  expect(metric(insight, "Standby a month")).toBeCloseTo((8 * 730 * 22) / 24 / 1000, 1);
  expect(metric(insight, "Cost a month")).toBeCloseTo(1.61, 1);
});

test("what runs while nobody is home is counted in hours, and a short while on the way out is not", () => {
  const builder = new LogBuilder(MONTH)
    .entity("person.a", { initial: "home" })
    .entity("light.lamp", { initial: "off" });
  builder.entity("light.short", { initial: "off" });
  for (const day of builder.days) {
    builder.change("person.a", "not_home", builder.at(day, 540)).change("person.a", "home", builder.at(day, 1020));
    builder.change("light.lamp", "on", builder.at(day, 500)).change("light.lamp", "off", builder.at(day, 660));
    builder.change("light.short", "on", builder.at(day, 500)).change("light.short", "off", builder.at(day, 550));
  }
  const found = insightsOf(builder).filter((one) => one.title.includes("nobody is home"));
  expect(found.map((one) => one.entities)).toEqual([["light.lamp"]]);
  expect(metric(found[0], "On for nobody")).toBeCloseTo(2 * 30.4, 1);
});

test("heating with the window open is told for the room it happens in", () => {
  const builder = new LogBuilder(MONTH).entity("climate.bedroom", { initial: "heat", areaId: "bedroom" });
  builder.entity("binary_sensor.window", { initial: "off", areaId: "bedroom", deviceClass: "window" });
  builder.entity("binary_sensor.other", { initial: "off", areaId: "kitchen", deviceClass: "window" });
  for (const day of builder.days.slice(0, 5)) {
    for (const window of ["binary_sensor.window", "binary_sensor.other"]) {
      builder.change(window, "on", builder.at(day, 480)).change(window, "off", builder.at(day, 540));
    }
  }
  const found = insightsOf(builder).filter((one) => one.title.includes("stays on while"));
  expect(found.map((one) => one.entities)).toEqual([["climate.bedroom", "binary_sensor.window"]]);
  expect(metric(found[0], "Heating with the window open")).toBe(5);
});

test("automations that name what is gone, and that fight, are told", () => {
  const builder = new LogBuilder(MONTH).entity("light.lamp", { initial: "off" });
  builder.automations.push({
    alias: "Attic",
    triggers: [{ trigger: "time", at: "19:00:00" }],
    conditions: [],
    actions: [
      { choose: [{ sequence: [{ action: "light.turn_on", target: { entity_id: ["light.attic", "light.lamp"] } }] }] },
    ],
  });
  for (const day of builder.days) {
    const time = builder.at(day, 1200);
    builder.change("light.lamp", "on", time, "automation", builder.run("automation.one", "One", time));
    builder.change(
      "light.lamp",
      "off",
      time + MINUTE,
      "automation",
      builder.run("automation.two", "Two", time + MINUTE),
    );
  }
  const titles = insightsOf(builder).map((one) => one.title);
  expect(titles).toContain("“Attic” names what is not there");
  expect(titles).toContain("“One” and “Two” fight");
  expect(titles.some((title) => title.includes("2 automations ran 56 times"))).toBe(true);
});
