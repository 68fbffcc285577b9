import { describe, expect, test } from "vitest";
import { LogBuilder } from "../../test/log-builder.ts";
import { HOUR, MINUTE } from "../time/local-clock.ts";
import { type Replay, type ReplayOptions, replay } from "./replay.ts";

const LAMP_ON = { action: "light.turn_on", target: { entity_id: "light.lamp" } };

/** A few days of a home with a lamp that is off at first. */
function home(days = 3, from = "2026-02-02"): LogBuilder {
  return new LogBuilder({ from, days }).entity("light.lamp", { initial: "off" });
}

function run(builder: LogBuilder, automation: unknown, options?: ReplayOptions): Replay {
  const { log, home } = builder.build();
  return replay(automation, log, home, { from: log.from, until: log.until }, options);
}

const at7 = { triggers: [{ trigger: "time", at: "07:00:00" }], actions: [LAMP_ON] };
const outcomes = ({ firings }: Replay) => firings.map(({ outcome }) => outcome);

describe("what became of a firing", () => {
  test("people did just that, it was so already, or nobody wanted it", () => {
    const builder = home();
    const [first, second] = builder.days as [number, number];
    builder
      .change("light.lamp", "on", builder.at(first, 430), "user")
      .change("light.lamp", "off", builder.at(first, 500));
    builder.change("light.lamp", "on", builder.at(second, 400)).change("light.lamp", "off", builder.at(second, 500));
    const replayed = run(builder, at7);
    expect(outcomes(replayed)).toEqual(["hit", "unneeded", "wrong"]);
    expect(replayed.firings[0]!.effects).toEqual([
      {
        entityId: "light.lamp",
        action: "light.turn_on",
        target: "on",
        at: builder.at(first, 420),
        outcome: "hit",
        actedAt: builder.at(first, 430),
        actedBy: "user",
      },
    ]);
    expect(replayed.misses).toEqual([{ entityId: "light.lamp", target: "on", at: builder.at(second, 400) }]);
    expect(replayed.notReplayable).toEqual([]);
  });

  test("the tolerance is half an hour for daily automations, ten minutes for others, or as asked for", () => {
    const builder = home(1).entity("binary_sensor.door", { initial: "off" });
    const start = builder.from + HOUR;
    builder.change("binary_sensor.door", "on", start).change("light.lamp", "on", start + 20 * MINUTE);
    const daily = { triggers: [{ trigger: "time", at: "01:00" }], actions: [LAMP_ON] };
    const reaction = {
      triggers: [{ trigger: "state", entity_id: "binary_sensor.door", to: "on" }],
      actions: [LAMP_ON],
    };
    expect(outcomes(run(builder, daily))).toEqual(["hit"]);
    expect(outcomes(run(builder, reaction))).toEqual(["wrong"]);
    expect(outcomes(run(builder, reaction, { toleranceMs: 20 * MINUTE }))).toEqual(["hit"]);
  });

  test("what the conditions do not ask for is not missed", () => {
    const builder = home(1).entity("binary_sensor.door", { initial: "off" });
    const acts = [2, 5].map((hours) => builder.from + hours * HOUR);
    for (const act of acts) builder.change("light.lamp", "on", act, "user").change("light.lamp", "off", act + HOUR);
    const reaction = {
      triggers: [{ trigger: "state", entity_id: "binary_sensor.door", to: "on" }],
      conditions: [{ condition: "time", after: "04:00" }],
      actions: [LAMP_ON],
    };
    builder.change("binary_sensor.door", "on", builder.from + 20 * HOUR);
    expect(run(builder, reaction).misses.map(({ at }) => at)).toEqual([acts[1]]);
    expect(run(builder, { ...reaction, conditions: [] }).misses.map(({ at }) => at)).toEqual(acts);
  });

  test("what is done hours from its time a daily automation does not miss", () => {
    const builder = home(1);
    const acts = [5, 12].map((hours) => builder.from + hours * HOUR + 40 * MINUTE);
    for (const act of acts) builder.change("light.lamp", "on", act, "user").change("light.lamp", "off", act + MINUTE);
    expect(run(builder, at7).misses.map(({ at }) => at)).toEqual([acts[0]]);
  });

  test("each entity of groups and areas is judged by itself, and the majority names the firing", () => {
    const builder = home(1).entity("light.all", { members: ["light.lamp", "light.floor"], initial: "off" });
    builder.entity("light.floor", { initial: "off" }).entity("light.shelf", { areaId: "den", initial: "off" });
    builder.entity("light.attic", { areaId: "attic", floorId: "top", labels: ["cosy"], initial: "off" });
    builder.entity("switch.fan", { areaId: "den", initial: "off" });
    builder.change("light.lamp", "on", builder.at(builder.days[0]!, 425));
    const [firing] = run(builder, {
      ...at7,
      actions: [
        { service: "light.turn_on", entity_id: "light.all" },
        { action: "light.turn_on", target: { area_id: "den" } },
        { action: "light.turn_on", target: { floor_id: ["top"] } },
        { action: "light.toggle", target: { label_id: "cosy" } },
      ],
    }).firings;
    expect(firing!.effects.map(({ entityId, outcome }) => [entityId, outcome])).toEqual([
      ["light.lamp", "hit"],
      ["light.floor", "wrong"],
      ["light.shelf", "wrong"],
      ["light.attic", "wrong"],
      // Once is enough.
      ["light.attic", "unneeded"],
    ]);
    expect(firing!.outcome).toBe("wrong");
  });

  test("for an automation in the place of another one, what people put right counts as not done", () => {
    const builder = home(2);
    const [first, second] = builder.days as [number, number];
    for (const day of [first, second]) {
      const at = builder.at(day, 420);
      builder.change("light.lamp", "on", at, "automation", builder.run("automation.morning", "Morning", at));
      builder.change("light.lamp", "off", builder.at(day, 700));
    }
    builder.change("light.lamp", "off", builder.at(first, 421)).change("light.lamp", "on", builder.at(first, 480));
    const instead = { instead: "automation.morning" };
    expect(outcomes(run(builder, at7, instead))).toEqual(["wrong", "unneeded"]); // on the second day nobody minded
    const later = { ...at7, triggers: [{ trigger: "time", at: "07:45" }] };
    expect(outcomes(run(builder, later, instead))).toEqual(["hit", "unneeded"]);
  });

  test("a firing too close to the end of the history to be judged has no outcome", () => {
    const late = { triggers: [{ trigger: "time", at: "23:50" }], actions: [LAMP_ON] };
    expect(outcomes(run(home(2), late))).toEqual(["wrong", null]);
  });
});

test("the older spelling, and single parts instead of lists, are the same automation", () => {
  const builder = home();
  const old = {
    trigger: { platform: "time", at: "07:00" },
    condition: { condition: "time", weekday: "mon" },
    action: { service: "light.turn_on", data: { entity_id: "light.lamp" } },
  };
  const today = { ...at7, conditions: [{ condition: "time", weekday: ["mon"] }] };
  expect(run(builder, old)).toEqual(run(builder, today));
  expect(run(builder, old).firings).toHaveLength(1);
});

test.each([
  [undefined],
  [null],
  ["nonsense"],
  [42],
  [[]],
  [{ triggers: "x", conditions: 7, actions: { delay: [] } }],
  [
    {
      triggers: [null, 5, {}, { trigger: "time" }, { trigger: {} }],
      actions: [null, "x", { action: 5 }, { choose: 3 }],
    },
  ],
  [{ ...at7, conditions: [null, 3, {}, "x", { or: 5 }, { condition: "state" }, { condition: "sun", after: 7 }] }],
  [{ ...at7, actions: [{ repeat: null }, { parallel: {} }, { if: {}, else: 7 }, { wait_for_trigger: [[]] }] }],
  [
    {
      triggers: [
        { trigger: "time_pattern", minutes: "/0" },
        { trigger: "numeric_state", entity_id: "light.lamp" },
      ],
    },
  ],
])("malformed JSON is reported, not thrown: %j", (automation) => {
  const { notReplayable } = run(home(1), automation);
  expect(notReplayable.length).toBeGreaterThan(0);
});

test.each([
  [{ triggers: [{ trigger: "template", value_template: "{{ true }}" }] }, /template/],
  [{ triggers: [{ trigger: "event", event_type: "x" }] }, /event/],
  [{ triggers: [{ trigger: "device", device_id: "x" }] }, /device/],
  [{ triggers: [{ trigger: "time", at: "input_datetime.alarm" }] }, /input_datetime\.alarm/],
  [{ ...at7, conditions: ["{{ is_state('light.lamp', 'on') }}"] }, /template/],
  [{ ...at7, actions: [{ scene: "scene.film" }] }, /scene/],
  [{ ...at7, actions: [{ action: "light.turn_on", target: { entity_id: "light.gone" } }] }, /light\.gone/],
])("what cannot be replayed is said: %j", (automation, sentence) => {
  expect(run(home(1), automation).notReplayable.join(" ")).toMatch(sentence);
});
