import { expect, test } from "vitest";
import { insightsOf, metric } from "../../test/insights-of.ts";
import { LogBuilder } from "../../test/log-builder.ts";
import { MINUTE } from "../time/local-clock.ts";

const MONTH = { from: "2026-02-02", days: 28 };

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

test("what automations switch on and off again is meant to be on", () => {
  const builder = new LogBuilder(MONTH).entity("person.a", { initial: "home" });
  builder.entity("switch.aquarium", { initial: "off" }).entity("switch.fountain", { initial: "off" });
  for (const day of builder.days) {
    builder.change("person.a", "not_home", builder.at(day, 540)).change("person.a", "home", builder.at(day, 1020));
    for (const [entityId, ends] of [
      ["switch.aquarium", "automation"],
      ["switch.fountain", "user"],
    ] as const) {
      const [on, off] = [builder.at(day, 480), builder.at(day, 1080)];
      builder.change(entityId, "on", on, "automation", builder.run("automation.on", "On", on));
      builder.change(entityId, "off", off, ends, ends === "user" ? 0 : builder.run("automation.off", "Off", off));
    }
  }
  const found = insightsOf(builder).filter((one) => one.title.includes("nobody is home"));
  expect(found.map((one) => one.entities)).toEqual([["switch.fountain"]]);
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

test("of the time a window is open, that counts in which the heated room became colder", () => {
  const builder = new LogBuilder(MONTH).entity("climate.bedroom", { initial: "heat", areaId: "bedroom" });
  builder.entity("binary_sensor.window", { initial: "off", areaId: "bedroom", deviceClass: "window" });
  builder.entity("sensor.warmth", { areaId: "bedroom", deviceClass: "temperature", unit: "°C" });
  for (const [i, day] of builder.days.slice(0, 20).entries()) {
    builder.change("binary_sensor.window", "on", builder.at(day, 480));
    builder.change("binary_sensor.window", "off", builder.at(day, 540));
    builder
      .reading("sensor.warmth", 20, builder.at(day, 470))
      .reading("sensor.warmth", i % 2 ? 18 : 20, builder.at(day, 535));
  }
  const insight = insightsOf(builder).find((one) => one.title.includes("stays on while"));
  expect(metric(insight, "Heating with the window open")).toBe(10);
  expect(metric(insight, "Share of the open time")).toBe(50);
});

test("where an area is not known, names tell which window belongs to which heating", () => {
  const builder = new LogBuilder(MONTH).entity("climate.a", {
    initial: "heat",
    name: "Kids room heating",
    areaId: "kids",
  });
  builder.entity("binary_sensor.b", { initial: "off", name: "Kids room window", deviceClass: "window" });
  builder.entity("binary_sensor.c", {
    initial: "off",
    name: "Kitchen window",
    deviceClass: "window",
    areaId: "kitchen",
  });
  for (const day of builder.days) {
    for (const window of ["binary_sensor.b", "binary_sensor.c"])
      builder.change(window, "on", builder.at(day, 480)).change(window, "off", builder.at(day, 540));
  }
  const found = insightsOf(builder, ["cost_optimization"]);
  expect(found.map((one) => one.entities)).toEqual([["climate.a", "binary_sensor.b"]]);
});

test("what burns while everybody sleeps is told, and what burns every night is meant to", () => {
  const builder = new LogBuilder(MONTH).entity("light.forgotten", { initial: "off" });
  builder
    .entity("light.night", { initial: "off" })
    .entity("binary_sensor.door", { deviceClass: "door", initial: "off" });
  for (const [i, day] of builder.days.entries()) {
    for (let minute = 420; minute < 1380; minute += 45) {
      const time = builder.at(day, minute);
      builder.change("binary_sensor.door", "on", time).change("binary_sensor.door", "off", time + MINUTE);
    }
    builder
      .change("light.night", "on", builder.at(day, 1320))
      .change("light.night", "off", builder.at(day, 1320 + 600));
    if (i % 3 === 0)
      builder
        .change("light.forgotten", "on", builder.at(day, 1200))
        .change("light.forgotten", "off", builder.at(day, 1200 + 720));
  }
  const found = insightsOf(builder, ["cost_optimization"]);
  expect(found.map((one) => one.entities)).toEqual([["light.forgotten"]]);
  expect(metric(found[0], "While everybody slept")).toBeGreaterThan(9 * 6.5);
});

test("a machine's load is worth moving by what its runs would have cost at the cheapest start within twelve hours", () => {
  const builder = new LogBuilder(MONTH).entity("sensor.washer", {
    name: "Washing machine power",
    deviceClass: "power",
    unit: "W",
    areaId: "bath",
  });
  builder.entity("sensor.price", { unit: "EUR/kWh" });
  for (const day of builder.days) {
    // 2 kWh at 19:00, when a kWh costs 0.40; from 23:00 on it costs 0.10.
    for (const [minute, watts] of [
      [0, 0],
      [1140, 2000],
      [1200, 0],
    ] as const)
      builder.reading("sensor.washer", watts, builder.at(day, minute));
    for (const [minute, price] of [
      [0, 0.1],
      [420, 0.4],
      [1380, 0.1],
    ] as const)
      builder.reading("sensor.price", price, builder.at(day, minute));
  }
  const insight = insightsOf(builder).find((one) => one.title.includes("cheaper"))!;
  expect(insight.title).toBe("Washing machine could run in cheaper hours");
  expect(metric(insight, "Cost now")).toBeCloseTo(2 * 0.4 * 30.4, 1);
  expect(metric(insight, "Saved a month")).toBeCloseTo(2 * 0.3 * 30.4, 1);
  expect(metric(insight, "Movable")).toBeCloseTo(2 * 30.4, 0);
});

test("what the sun makes, and the meter of the home, have no standby", () => {
  const builder = new LogBuilder(MONTH);
  const meter = { deviceClass: "power", unit: "W" };
  builder.entity("sensor.solar", { ...meter, areaId: "roof" }).entity("sensor.home", meter);
  for (const day of builder.days) {
    for (let hour = 0; hour < 24; hour++) {
      builder.reading(
        "sensor.solar",
        Math.max(0, 3000 * Math.sin(((hour - 7) / 10) * Math.PI)),
        builder.at(day, hour * 60),
      );
      builder.reading("sensor.home", hour === 19 ? 2400 : 120, builder.at(day, hour * 60));
    }
  }
  const found = insightsOf(builder, ["cost_optimization"]);
  expect(found.map((one) => one.title)).toEqual(["The home never draws much less than 120 W"]);
  expect(metric(found[0], "Base load a month")).toBe(88);
});

test("readings that cannot be leave every number finite", () => {
  const builder = new LogBuilder(MONTH).entity("climate.a", { initial: "heat", areaId: "a" });
  builder
    .entity("sensor.power", { deviceClass: "power", unit: "W", areaId: "a" })
    .entity("sensor.price", { unit: "EUR/kWh" });
  builder.entity("sensor.battery", { deviceClass: "battery", unit: "%" });
  builder.entity("sensor.room", { deviceClass: "temperature", unit: "°C", areaId: "a" });
  builder.entity("binary_sensor.window", { initial: "off", deviceClass: "window", areaId: "a" });
  const odd = [1e308, Number.POSITIVE_INFINITY, -1e308, Number.NaN, 5, 2000, 5];
  for (const [i, day] of builder.days.entries()) {
    for (const [j, value] of odd.entries())
      for (const id of ["power", "price", "battery", "room"])
        builder.reading(`sensor.${id}`, value, builder.at(day, 60 * (i % 3) + 180 * j));
    builder
      .change("binary_sensor.window", "on", builder.at(day, 200))
      .change("binary_sensor.window", "off", builder.at(day, 400));
  }
  for (const { evidence } of insightsOf(builder)) {
    for (const { value } of evidence.metrics) expect(value).toSatisfy(Number.isFinite);
  }
});

test("what the home draws at the least is what it undercuts for a twentieth of the time", () => {
  const builder = new LogBuilder(MONTH).entity("sensor.home_power", { deviceClass: "power", unit: "W" });
  for (const day of builder.days) {
    for (const [minute, watts] of [
      [0, 100],
      [120, 300],
      [1080, 2000],
      [1140, 300],
    ] as const)
      builder.reading("sensor.home_power", watts, builder.at(day, minute));
  }
  const insight = insightsOf(builder).find((one) => one.title.includes("never draws much less"));
  expect(metric(insight, "Base load")).toBe(100);
  expect(metric(insight, "Base load a month")).toBe(73);
});

test("a price by the megawatt hour is a thousandth of one by the kilowatt hour", () => {
  const costs = [
    ["EUR/kWh", 0.3],
    ["EUR/MWh", 300],
  ].map(([unit, price]) => {
    const builder = new LogBuilder(MONTH).entity("sensor.home_power", { deviceClass: "power", unit: "W" });
    builder.entity("sensor.price", { unit: String(unit) });
    for (const day of builder.days)
      builder
        .reading("sensor.price", Number(price), builder.at(day, 0))
        .reading("sensor.home_power", 100, builder.at(day, 0));
    return metric(
      insightsOf(builder).find((one) => one.title.includes("never draws much less")),
      "Cost a month",
    );
  });
  expect(costs).toEqual([21.9, 21.9]);
});
