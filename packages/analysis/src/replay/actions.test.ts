import { describe, expect, test } from "vitest";
import { LogBuilder } from "../../test/log-builder.ts";
import { HOUR, MINUTE } from "../time/local-clock.ts";
import { replay } from "./replay.ts";

/** A home of many things that is triggered at 1:00, and at 1:05, by a button on the wall. */
function home(): LogBuilder {
  const builder = new LogBuilder({ from: "2026-02-02", days: 1 }).entity("binary_sensor.button", { initial: "off" });
  for (const minutes of [60, 65]) {
    const at = builder.from + minutes * MINUTE;
    builder.change("binary_sensor.button", "on", at).change("binary_sensor.button", "off", at + 1000);
  }
  for (const id of ["light.lamp", "switch.fan", "media_player.tv", "climate.den"])
    builder.entity(id, { initial: "off" });
  return builder.entity("cover.blinds", { initial: "open" }).entity("lock.door", { initial: "unlocked" });
}

const pressed = { trigger: "state", entity_id: "binary_sensor.button", to: "on", id: "press" };

/** What is asked for, as `minutes after 1:00, entity, target`. */
function asked(actions: unknown, more: object = {}, builder = home()): string[] {
  const { log, home: model } = builder.build();
  const { firings } = replay({ triggers: [pressed], actions, ...more }, log, model, {
    from: log.from,
    until: log.until,
  });
  return firings.flatMap(({ effects }) =>
    effects.map(({ at, entityId, target }) => `${(at - log.from - HOUR) / MINUTE} ${entityId} ${target}`),
  );
}

/** What is asked for by the first press of the button. */
const first = (actions: unknown, builder = home()) =>
  asked(actions, {}, builder).filter((one) => Number.parseFloat(one) < 5);

const on = (entityId: string) => ({ action: "homeassistant.turn_on", target: { entity_id: entityId } });

test.each([
  ["light.turn_on", "light.lamp", {}, "on"],
  ["switch.toggle", "switch.fan", {}, "on"],
  ["homeassistant.toggle", "cover.blinds", {}, "closed"],
  ["homeassistant.turn_on", "light.lamp", {}, "on"],
  ["cover.close_cover", "cover.blinds", {}, "closed"],
  ["cover.set_cover_position", "cover.blinds", { position: 0 }, "closed"],
  ["media_player.turn_on", "media_player.tv", {}, "playing/buffering/on/idle/paused"],
  ["climate.set_hvac_mode", "climate.den", { hvac_mode: "heat" }, "heat"],
  ["climate.set_temperature", "climate.den", { hvac_mode: "heat", temperature: 21 }, "heat"],
  ["climate.turn_on", "climate.den", {}, "turn_on"],
  ["light.turn_on", "light.lamp", { brightness_pct: 0 }, "off"],
  ["lock.lock", "lock.door", {}, "locked"],
])("%s of %s is understood", (action, entityId, data, target) => {
  expect(first({ action, target: { entity_id: entityId }, data })).toEqual([`0 ${entityId} ${target}`]);
});

test("a scene that says what it sets is applied", () => {
  const entities = { "light.lamp": "on", "cover.blinds": { state: "closed", current_position: 0 } };
  expect(first({ action: "scene.apply", data: { entities } })).toEqual(["0 light.lamp on", "0 cover.blinds closed"]);
});

test.each([
  ["cover.set_cover_position", "cover.blinds", { position: "{{ 30 }}" }],
  ["fan.set_percentage", "fan.ceiling", { percentage: "{{ speed }}" }],
  ["climate.set_hvac_mode", "climate.den", { hvac_mode: "{{ mode }}" }],
])("what %s of %s sets by a template is left out, and that is said", (action, entityId, data) => {
  const { log, home: model } = home().entity("fan.ceiling", { initial: "off" }).build();
  const actions = { action, target: { entity_id: entityId }, data };
  const { firings, notReplayable } = replay({ triggers: [pressed], actions }, log, model, log);
  expect(firings.flatMap(({ effects }) => effects)).toEqual([]);
  expect(notReplayable.join(" ")).toContain("template");
});

test("what a target excludes is left alone", () => {
  const builder = home().entity("light.shelf", { initial: "off" });
  const target = { entity_id: "all", exclude: { entity_id: "Light.Lamp" } };
  expect(first({ action: "light.turn_on", target }, builder)).toEqual(["0 light.shelf on"]);
});

describe("a value that is set", () => {
  test("may be set by a scene", () => {
    const builder = home()
      .setting("climate.den", 18, home().from - 1000, "nobody")
      .change("climate.den", "heat", home().from);
    builder.setting("climate.den", 21, home().from + HOUR + MINUTE, "user");
    const entities = { "climate.den": { state: "heat", temperature: 21 } };
    expect(first({ action: "scene.apply", data: { entities } }, builder)).toEqual(["0 climate.den 21"]);
  });

  const warm = { action: "climate.set_temperature", target: { entity_id: "climate.den" }, data: { temperature: 21 } };
  const outcomesOf = (builder: LogBuilder) => {
    const { log, home: model } = builder.build();
    return replay({ triggers: [pressed], actions: warm }, log, model, { from: log.from, until: log.until });
  };

  test("is judged by what people set it to", () => {
    const builder = home().setting("climate.den", 18, home().from - 1000, "nobody");
    const set = home().from + HOUR + 3 * MINUTE;
    builder.setting("climate.den", 21, set, "user");
    const { firings, notReplayable } = outcomesOf(builder);
    expect(firings.map(({ outcome }) => outcome)).toEqual(["hit", "unneeded"]);
    expect(firings[0]!.effects[0]).toMatchObject({ target: "21", actedAt: set, actedBy: "user" });
    expect(notReplayable).toEqual([]);
  });

  test("counts for a cover that is open already, or not as far", () => {
    const builder = home().setting("cover.blinds", 100, home().from - 1000, "nobody");
    builder.setting("cover.blinds", 30, home().from + HOUR + 2 * MINUTE, "user");
    const half = { action: "cover.set_cover_position", target: { entity_id: "cover.blinds" }, data: { position: 30 } };
    expect(first(half, builder)).toEqual(["0 cover.blinds 30"]);
    expect(first(half)).toEqual(["0 cover.blinds open"]); // where the history has no positions
  });

  test("is what is left to do where something else switches it on", () => {
    const at = home().from + HOUR;
    const builder = home().change("light.lamp", "on", at, "automation", home().run("automation.x", "X", at));
    builder.setting("light.lamp", 255, at, "automation").setting("light.lamp", 102, at + MINUTE + 1000, "user");
    const dimmed = { action: "light.turn_on", target: { entity_id: "light.lamp" }, data: { brightness_pct: 40 } };
    const { log, home: model } = builder.build();
    const { firings } = replay({ triggers: [pressed], actions: dimmed }, log, model, log);
    expect(firings[0]).toMatchObject({ outcome: "hit", effects: [{ target: "40", actedAt: at + MINUTE + 1000 }] });
  });

  test("is an act of its own also soon after the entity was switched on", () => {
    const builder = home().change("climate.den", "heat", home().from + HOUR - 1000, "user");
    builder.setting("climate.den", 18, home().from + HOUR - 1000, "user");
    builder.setting("climate.den", 21, home().from + HOUR + MINUTE + 1000, "user");
    expect(outcomesOf(builder).firings[0]!.outcome).toBe("hit");
  });

  test("cannot be judged where the history does not have it", () => {
    expect(outcomesOf(home()).notReplayable).toEqual([expect.stringContaining("climate.den")]);
  });
});

test("delays move what comes after them", () => {
  expect(
    first([on("light.lamp"), { delay: "00:02:00" }, on("switch.fan"), { delay: { seconds: 60 } }, on("light.lamp")]),
  ).toEqual(["0 light.lamp on", "2 switch.fan on", "3 light.lamp on"]);
});

test("waiting for a trigger ends with it, or with its timeout", () => {
  const released = [{ trigger: "state", entity_id: "light.lamp", to: "on" }];
  const builder = () => home().change("light.lamp", "on", home().from + HOUR + 2 * MINUTE);
  const wait = (timeout: object) => [{ wait_for_trigger: released, ...timeout }, on("switch.fan")];
  expect(first(wait({}), builder())).toEqual(["2 switch.fan on"]);
  expect(first(wait({ timeout: "00:01:00" }), builder())).toEqual(["1 switch.fan on"]);
  expect(first(wait({ timeout: 60, continue_on_timeout: false }), builder())).toEqual([]);
});

test("what a wait is for has to begin while it waits", () => {
  const builder = home().change("light.lamp", "on", home().from + HOUR - MINUTE);
  const lit = { trigger: "state", entity_id: "light.lamp", to: "on", for: "00:02:00" };
  expect(first([{ wait_for_trigger: lit, timeout: "00:04:00" }, on("switch.fan")], builder)).toEqual([
    "4 switch.fan on",
  ]);
});

const THEN = "then";

describe("the way through the actions", () => {
  const lampOn = { condition: "state", entity_id: "light.lamp", state: "on" };
  const lampOff = { condition: "state", entity_id: "light.lamp", state: "off" };
  const ifThen = (condition: unknown) => ({
    if: condition,
    // biome-ignore lint/suspicious/noThenProperty: Home Assistant's own word; an array is never taken for a promise's method
    then: [],
    else: [on("switch.fan")],
  });

  test("conditions choose it, at the time they are come to", () => {
    const choose = { choose: [{ conditions: [lampOn], sequence: on("switch.fan") }], default: on("light.lamp") };
    expect(first(choose)).toEqual(["0 light.lamp on"]);
    const litLater = home().change("light.lamp", "on", home().from + HOUR + MINUTE);
    expect(first([{ delay: 120 }, choose], litLater)).toEqual(["2 switch.fan on"]);
    expect(first(ifThen(lampOn))).toEqual(["0 switch.fan on"]);
    expect(first(ifThen(lampOff))).toEqual([]);
  });

  test("a condition or a stop ends it", () => {
    expect(first([lampOff, on("light.lamp"), lampOn, on("switch.fan")])).toEqual(["0 light.lamp on"]);
    expect(first([on("light.lamp"), { stop: "enough" }, on("switch.fan")])).toEqual(["0 light.lamp on"]);
    expect(first([{ condition: "trigger", id: "press" }, on("light.lamp")])).toEqual(["0 light.lamp on"]);
  });

  test("a condition ends only the sequence that it is in", () => {
    const within = { sequence: [lampOn, on("light.lamp")] };
    expect(first([{ choose: { conditions: [], ...within } }, on("switch.fan")])).toEqual(["0 switch.fan on"]);
    expect(first([{ repeat: { count: 2, sequence: [on("switch.fan"), lampOn, on("light.lamp")] } }])).toEqual([
      "0 switch.fan on",
      "0 switch.fan on",
    ]);
    expect(first([{ parallel: [within, on("switch.fan")] }, on("light.lamp")])).toEqual([
      "0 switch.fan on",
      "0 light.lamp on",
    ]);
  });

  test("a stop anywhere ends the run, once the branches beside it are done", () => {
    const slow = { sequence: [{ delay: 60 }, on("light.lamp")] };
    expect(first([{ parallel: [{ stop: "enough" }, slow] }, on("switch.fan")])).toEqual(["1 light.lamp on"]);
    expect(first([{ if: [], [THEN]: { stop: "enough" } }, on("switch.fan")])).toEqual([]);
  });

  test("what is repeated for each of a list is, and while a condition holds is only then begun", () => {
    const body = { sequence: on("switch.fan") };
    expect(first({ repeat: { for_each: ["a", "b"], ...body } })).toEqual(["0 switch.fan on", "0 switch.fan on"]);
    expect(first({ repeat: { while: [lampOff], ...body } })).toEqual(["0 switch.fan on"]);
    expect(first({ repeat: { while: [lampOn], ...body } })).toEqual([]);
  });

  test("branches run side by side, repeats one after the other, and what is switched off not at all", () => {
    const slow = { sequence: [{ delay: 60 }, on("light.lamp")] };
    expect(first([{ parallel: [slow, on("switch.fan")] }, on("media_player.tv")])).toEqual([
      "1 light.lamp on",
      "0 switch.fan on",
      "1 media_player.tv playing/buffering/on/idle/paused",
    ]);
    expect(first({ repeat: { count: 2, sequence: [on("light.lamp"), { delay: 60 }] } })).toEqual([
      "0 light.lamp on",
      "1 light.lamp on",
    ]);
    expect(first([{ ...on("light.lamp"), enabled: false }])).toEqual([]);
  });
});

test("actions without an end are left at some point, and that is said", () => {
  const count = 1_000_000;
  const forever = { repeat: { count, sequence: { repeat: { count, sequence: { repeat: { count, sequence: [] } } } } } };
  const { log, home: model } = home().build();
  const { notReplayable } = replay({ triggers: [pressed], actions: forever }, log, model, log);
  expect(notReplayable).toEqual([expect.stringContaining("too much")]);
});

test("a stop of Home Assistant ends what is under way", () => {
  const slow = [on("light.lamp"), { delay: "00:02:00" }, on("switch.fan")];
  expect(first(slow, home().restart(home().from + HOUR + MINUTE))).toEqual(["0 light.lamp on"]);
});

describe("a firing while a run is under way", () => {
  const slow = [on("light.lamp"), { delay: "00:08:00" }, on("switch.fan")];

  test.each([
    ["single", ["0 light.lamp on", "8 switch.fan on"]],
    ["restart", ["0 light.lamp on", "5 light.lamp on", "13 switch.fan on"]],
    ["queued", ["0 light.lamp on", "8 switch.fan on", "8 light.lamp on", "16 switch.fan on"]],
    ["parallel", ["0 light.lamp on", "8 switch.fan on", "5 light.lamp on", "13 switch.fan on"]],
  ])("in mode %s", (mode, effects) => {
    expect(asked(slow, { mode })).toEqual(effects);
  });

  test.each(["queued", "parallel"])("begins nothing in mode %s when there are as many as there may be", (mode) => {
    expect(asked(slow, { mode, max: 1 })).toEqual(["0 light.lamp on", "8 switch.fan on"]);
  });
});
