import { expect, test } from "vitest";
import { insightsOf, metric } from "../../test/insights-of.ts";
import { LogBuilder } from "../../test/log-builder.ts";
import { MINUTE } from "../time/local-clock.ts";

const MONTH = { from: "2026-02-02", days: 28 };

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

test("two that fight over several things, and both ways, are told once", () => {
  const builder = new LogBuilder(MONTH).entity("light.a", { initial: "off" }).entity("light.b", { initial: "off" });
  for (const [i, day] of builder.days.entries()) {
    const both = (state: string, time: number, cause: number) => {
      for (const lamp of ["light.a", "light.b"]) builder.change(lamp, state, time, "automation", cause);
    };
    const [evening, night] = [builder.at(day, 1200), builder.at(day, 1300)];
    both("on", evening, builder.run("automation.one", "One", evening));
    both("off", evening + MINUTE, builder.run("automation.two", "Two", evening + MINUTE));
    if (i % 2) continue;
    builder.change("light.a", "on", night - 30 * MINUTE, "user");
    both("off", night, builder.run("automation.two", "Two", night));
    builder.change("light.a", "on", night + MINUTE, "automation", builder.run("automation.one", "One", night + MINUTE));
    builder.change("light.a", "off", night + 60 * MINUTE, "user");
  }
  const found = insightsOf(builder, ["automation_analysis"]).filter((one) => one.title.includes("fight"));
  expect(found.map((one) => one.title)).toEqual(["“One” and “Two” fight"]);
  expect(found[0]!.entities).toEqual(["automation.one", "automation.two", "light.a", "light.b"]);
  expect(metric(found[0], "Fights")).toBe(28);
});

test("automations that wait for each other's work go round in a loop", () => {
  const builder = new LogBuilder(MONTH).entity("light.lamp", { initial: "off" });
  const waiting = (alias: string, to: string, action: string) => ({
    alias,
    triggers: [{ trigger: "state", entity_id: ["light.lamp"], to, for: { minutes: 2 } }],
    conditions: [],
    actions: [{ action, target: { entity_id: "light.lamp" } }],
  });
  builder.automations.push(
    waiting("Never dark", "off", "light.turn_on"),
    waiting("Never long", "on", "light.turn_off"),
  );
  for (const day of builder.days.slice(0, 5)) {
    for (let i = 0; i < 10; i++) {
      const time = builder.at(day, 1200 + 2 * i);
      const [entityId, name, state] =
        i % 2 ? (["never_long", "Never long", "off"] as const) : (["never_dark", "Never dark", "on"] as const);
      builder.change("light.lamp", state, time + 100, "automation", builder.run(`automation.${entityId}`, name, time));
    }
  }
  const found = insightsOf(builder, ["automation_analysis"]).filter((one) => one.severity === "warning");
  expect(found.map((one) => one.title)).toEqual(["“Never dark” and “Never long” go round in a loop"]);
  expect(metric(found[0], "Rounds of the loop")).toBe(5 * 4);
});

test("a motion light's two automations do not fight", () => {
  const builder = new LogBuilder(MONTH).entity("light.hall", { initial: "off" });
  const waiting = (alias: string, to: string, action: string) => ({
    alias,
    triggers: [{ trigger: "state", entity_id: "binary_sensor.hall", to }],
    conditions: [],
    actions: [{ action, target: { entity_id: "light.hall" } }],
  });
  builder.automations.push(waiting("Hall on", "on", "light.turn_on"), waiting("Hall off", "off", "light.turn_off"));
  for (const day of builder.days) {
    const time = builder.at(day, 1200);
    builder.change("binary_sensor.hall", "on", time).change("binary_sensor.hall", "off", time + 2 * MINUTE);
    builder.change("light.hall", "on", time + 100, "automation", builder.run("automation.on", "Hall on", time));
    const off = time + 2 * MINUTE;
    builder.change("light.hall", "off", off + 100, "automation", builder.run("automation.off", "Hall off", off));
  }
  expect(insightsOf(builder, ["automation_analysis"]).filter((one) => one.severity !== "info")).toEqual([]);
});

test("a run of which several things are taken back was taken back once", () => {
  const builder = new LogBuilder(MONTH);
  const lamps = ["light.a", "light.b", "light.c"];
  for (const lamp of lamps) builder.entity(lamp, { initial: "off" });
  for (const [i, day] of builder.days.entries()) {
    const time = builder.at(day, 1200);
    const cause = builder.run("automation.all_on", "All on", time);
    for (const lamp of lamps) {
      builder.change(lamp, "on", time + 100, "automation", cause);
      builder.change(lamp, "off", time + (i % 4 === 0 ? 2 : 120) * MINUTE, "user");
    }
  }
  const insight = insightsOf(builder).find((one) => one.title === "“All on” is often undone");
  expect(insight?.text).toContain("After 7 of its 28 runs");
  expect(metric(insight, "Undone")).toBe(25);
});

test("an automation that finds everything as it wants it night after night runs for nothing", () => {
  const builder = new LogBuilder(MONTH).entity("light.lamp", { initial: "off" });
  builder.automations.push({
    alias: "All off",
    triggers: [{ trigger: "time", at: "01:00:00" }],
    conditions: [],
    actions: [{ action: "light.turn_off", target: { entity_id: "light.lamp" } }],
  });
  for (const [i, day] of builder.days.entries()) {
    if (i === 10) builder.change("light.lamp", "on", builder.at(day, 30));
    const cause = builder.run("automation.all_off", "All off", builder.at(day, 60));
    if (i === 10) builder.change("light.lamp", "off", builder.at(day, 60) + 100, "automation", cause);
  }
  const insight = insightsOf(builder).find((one) => one.title === "“All off” runs for nothing");
  expect(metric(insight, "Needless runs")).toBe(27);
  expect(metric(insight, "Runs")).toBe(28);
});

test("references are found in templates, conditions and odd places, and automations of any shape do no harm", () => {
  const builder = new LogBuilder(MONTH).entity("light.lamp", { initial: "off" }).entity("sensor.lux");
  builder.change("binary_sensor.gone", "unavailable", builder.from, "nobody");
  const odd = (alias: string, triggers: unknown, conditions: unknown, actions: unknown) =>
    builder.automations.push({ alias, triggers, conditions, actions } as never);
  odd(
    "Template",
    [
      {
        trigger: "template",
        value_template: "{{ states('sensor.old_lux') | int < 5 and is_state('light.lamp', 'on') }}",
      },
    ],
    [],
    [],
  );
  odd(
    "Shorthand",
    [],
    ["{{ is_state('light.other', 'on') }}", { or: [{ condition: "state", entity_id: "light.third", state: "on" }] }],
    [],
  );
  odd(
    "Gone",
    [{ trigger: "state", entity_id: "binary_sensor.gone", to: "on" }],
    [],
    [{ parallel: [{ action: "light.turn_on", entity_id: "light.lamp" }] }],
  );
  odd("Broken", [null, "sun", 7, [{}]], null, [
    null,
    { choose: "none" },
    { repeat: null },
    [[]],
    { action: 5, target: "x" },
  ]);
  odd("Nothing", undefined, undefined, undefined);
  const found = insightsOf(builder, ["automation_analysis"]);
  expect(found.map((one) => [one.title.split("”")[0]!.slice(1), one.entities])).toEqual([
    ["Template", ["sensor.old_lux"]],
    ["Shorthand", ["light.other", "light.third"]],
    ["Gone", ["binary_sensor.gone"]],
  ]);
});

test("twice round is no loop, and an automation that finds work now and then has its use", () => {
  const builder = new LogBuilder(MONTH).entity("light.lamp", { initial: "off" });
  builder.entity("light.night", { initial: "off" });
  const waiting = (alias: string, to: string, action: string) => ({
    alias,
    triggers: [{ trigger: "state", entity_id: "light.lamp", to, for: { minutes: 2 } }],
    conditions: [],
    actions: [{ action, target: { entity_id: "light.lamp" } }],
  });
  builder.automations.push(waiting("Dark", "off", "light.turn_on"), waiting("Long", "on", "light.turn_off"), {
    alias: "Night",
    triggers: [{ trigger: "time", at: "01:00:00" }],
    conditions: [],
    actions: [{ action: "light.turn_off", target: { entity_id: "light.night" } }],
  });
  for (let i = 0; i < 6; i++) {
    const time = builder.at(builder.days[0]!, 1200 + 2 * i);
    const cause = i % 2 ? builder.run("automation.long", "Long", time) : builder.run("automation.dark", "Dark", time);
    builder.change("light.lamp", i % 2 ? "off" : "on", time + 100, "automation", cause);
  }
  for (const [i, day] of builder.days.entries()) {
    if (i % 3 === 0) builder.change("light.night", "on", builder.at(day, 30), "user");
    const cause = builder.run("automation.night", "Night", builder.at(day, 60));
    if (i % 3 === 0) builder.change("light.night", "off", builder.at(day, 60) + 100, "automation", cause);
  }
  const titles = insightsOf(builder, ["automation_analysis"]).map((one) => one.title);
  expect(titles).toEqual(["3 automations ran 34 times"]);
});
