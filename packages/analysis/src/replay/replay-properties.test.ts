import fc from "fast-check";
import { expect, test } from "vitest";
import { LogBuilder } from "../../test/log-builder.ts";
import { shifted } from "../../test/transformations.ts";
import { DAY, MINUTE } from "../time/local-clock.ts";
import { type Replay, replay } from "./replay.ts";

const DAYS = 3;
const DOORS = ["binary_sensor.front", "binary_sensor.back"] as const;
const LAMPS = ["light.hall", "light.porch"] as const;

/** A history of some doors, a person, a sensor and lamps, by what happens at which minute. */
const happenings = fc.array(
  fc.record({
    minute: fc.integer({ min: 1, max: DAYS * 1440 - 1 }),
    entity: fc.constantFrom(...DOORS, ...LAMPS, "person.alex", "sensor.lux", "restart"),
    value: fc.integer({ min: 0, max: 40 }),
    by: fc.constantFrom("user", "device", "device", "automation", "nobody"),
  }),
  { minLength: 10, maxLength: 80 },
);
type Happening = Parameters<Parameters<typeof happenings.map>[0]>[0][number];

const STATES: Readonly<Record<string, readonly string[]>> = {
  binary_sensor: ["on", "off", "on", "off", "unavailable"],
  light: ["on", "off", "on", "off", "unavailable"],
  person: ["home", "not_home", "Work"],
};

function lived(happened: readonly Happening[]) {
  const builder = new LogBuilder({ from: "2026-01-12", days: DAYS }).entity("zone.work", { name: "Work" });
  for (const id of [...DOORS, ...LAMPS]) builder.entity(id, { initial: "off", areaId: "ground" });
  builder.entity("person.alex", { initial: "home" }).reading("sensor.lux", 20, builder.from);
  for (const { minute, entity, value, by } of happened) {
    const at = builder.from + minute * MINUTE + value;
    const states = STATES[entity.split(".")[0]!];
    if (entity === "restart") builder.restart(at, at - value * 1000);
    else if (states) builder.change(entity, states[value % states.length]!, at, by);
    else builder.reading(entity, value > 37 ? Number.NaN : value, at);
  }
  return builder.build();
}

const clock = fc.integer({ min: 0, max: 1439 }).map((minute) => new Date(minute * MINUTE).toISOString().slice(11, 19));
const held = fc.option(fc.integer({ min: 0, max: 90 }), { nil: 0 }).map((minutes) => ({ minutes }));
const door = fc.constantFrom(...DOORS);
const openOrClosed = fc.constantFrom("on", "off");

const trigger = fc.oneof(
  fc.record({ trigger: fc.constant("time"), at: clock }),
  fc.record({ trigger: fc.constant("time_pattern"), hours: fc.constantFrom("/3", "/5", 7) }),
  fc.record({ trigger: fc.constant("state"), entity_id: door, to: openOrClosed, for: held }),
  fc.record({ trigger: fc.constant("state"), entity_id: fc.constant([...DOORS]), from: openOrClosed, for: held }),
  fc.record({
    trigger: fc.constant("numeric_state"),
    entity_id: fc.constant("sensor.lux"),
    above: fc.nat(30),
    for: held,
  }),
  fc.record({ trigger: fc.constant("zone"), entity_id: fc.constant("person.alex"), zone: fc.constant("zone.work") }),
);

const condition = fc.oneof(
  fc.record({ condition: fc.constant("time"), after: clock, before: clock }),
  fc.record({ condition: fc.constant("time"), weekday: fc.subarray(["mon", "tue", "wed"], { minLength: 1 }) }),
  fc.record({ condition: fc.constant("state"), entity_id: door, state: openOrClosed, for: held }),
  fc.record({ condition: fc.constant("numeric_state"), entity_id: fc.constant("sensor.lux"), below: fc.nat(40) }),
  fc.record({ condition: fc.constant("trigger"), id: fc.constantFrom("0", "1", ["0", "1"]) }),
);

const call = fc.record({
  action: fc.constantFrom("light.turn_on", "light.turn_off", "light.toggle"),
  target: fc.oneof(fc.record({ entity_id: fc.constantFrom(...LAMPS) }), fc.constant({ area_id: "ground" })),
});
const action = fc.oneof(
  call,
  fc.record({ delay: held }),
  fc.record({
    choose: fc.tuple(fc.record({ conditions: fc.tuple(condition), sequence: fc.tuple(call) })),
    default: fc.tuple(call),
  }),
);

const automation = fc.record({
  triggers: fc.array(trigger, { minLength: 1, maxLength: 2 }),
  conditions: fc.array(condition, { maxLength: 2 }),
  actions: fc.array(action, { minLength: 1, maxLength: 3 }),
  mode: fc.constantFrom("single", "restart", "queued", "parallel"),
});

function replayed(automation: unknown, { log, home }: ReturnType<typeof lived>, range = log): Replay {
  return replay(automation, log, home, { from: range.from, until: range.until });
}

test("everything happening whole weeks later is replayed whole weeks later", () => {
  fc.assert(
    fc.property(automation, happenings, fc.integer({ min: 1, max: 8 }), (one, happened, weeks) => {
      const now = lived(happened);
      const by = weeks * 7 * DAY;
      const { firings, misses, notReplayable } = replayed(one, now);
      expect(replayed(one, shifted(now, by))).toEqual({
        firings: firings.map((firing) => ({
          ...firing,
          at: firing.at + by,
          effects: firing.effects.map((effect) => ({
            ...effect,
            at: effect.at + by,
            ...(effect.actedAt !== undefined && { actedAt: effect.actedAt + by }),
          })),
        })),
        misses: misses.map((miss) => ({ ...miss, at: miss.at + by })),
        notReplayable,
      });
    }),
  );
});

test("an act is claimed once, after what asked for it, and is then no miss", () => {
  fc.assert(
    fc.property(automation, happenings, (one, happened) => {
      const { firings, misses } = replayed(one, lived(happened));
      const key = (what: { entityId: string; target: string }, at: number) => `${what.entityId} ${what.target} ${at}`;
      const acts = firings.flatMap(({ effects }) =>
        effects.flatMap((effect) => {
          expect(effect.outcome === "hit").toBe(effect.actedAt !== undefined);
          if (effect.actedAt === undefined) return [];
          expect(effect.actedAt).toBeGreaterThanOrEqual(effect.at);
          return key(effect, effect.actedAt);
        }),
      );
      expect(new Set(acts).size).toBe(acts.length);
      const missed = new Set(misses.map((miss) => key(miss, miss.at)));
      expect(acts.filter((act) => missed.has(act))).toEqual([]);
    }),
  );
});

test("a stretch replayed in two parts fires as it does in one", () => {
  fc.assert(
    fc.property(automation, happenings, fc.integer({ min: 1, max: DAYS * 1440 - 1 }), (one, happened, minute) => {
      const home = lived(happened);
      const parallel = { ...one, mode: "parallel" };
      const middle = home.log.from + minute * MINUTE;
      const times = (from: number, until: number) =>
        replay(parallel, home.log, home.home, { from, until }).firings.map(({ at }) => at);
      expect([...times(home.log.from, middle), ...times(middle, home.log.until)]).toEqual(
        times(home.log.from, home.log.until),
      );
    }),
  );
});

test("the older spelling is the same automation, and so is one with parts that are switched off", () => {
  fc.assert(
    fc.property(
      automation,
      happenings,
      trigger,
      condition,
      call,
      (one, happened, offTrigger, offCondition, offCall) => {
        const home = lived(happened);
        const expected = replayed(one, home);
        const older = {
          trigger: one.triggers.map(({ trigger: platform, ...more }) => ({ platform, ...more })),
          condition: one.conditions,
          action: JSON.parse(JSON.stringify(one.actions).replaceAll('"action":', '"service":')),
          mode: one.mode,
        };
        expect(replayed(older, home)).toEqual(expected);
        const withMore = {
          ...one,
          triggers: [...one.triggers, { ...offTrigger, enabled: false }],
          conditions: [{ ...offCondition, enabled: false }, ...one.conditions],
          actions: [{ ...offCall, enabled: false }, ...one.actions],
        };
        expect(replayed(withMore, home)).toEqual(expected);
      },
    ),
  );
});

test("any JSON is replayed or reported, never thrown", () => {
  const words = fc.constantFrom(
    ...[
      "triggers",
      "trigger",
      "platform",
      "conditions",
      "condition",
      "actions",
      "action",
      "service",
      "entity_id",
      "at",
    ],
    ...["target", "data", "for", "delay", "choose", "if", "else", "parallel", "sequence", "repeat", "count", "above"],
    ...["to", "from", "not_to", "and", "or", "not", "state", "zone", "offset", "event", "after", "weekday", "enabled"],
    ...["wait_for_trigger", "timeout", "scene", "entities", "area_id", "minutes", "default", "id", "mode", "stop"],
  );
  const leaves = fc.oneof(
    fc.constantFrom(
      "state",
      "time",
      "sun",
      "numeric_state",
      "light.hall",
      "light.turn_on",
      "scene.apply",
      "07:00",
      "on",
    ),
    fc.constantFrom(
      "time_pattern",
      "/5",
      "sunset",
      "{{ 1 }}",
      "__proto__",
      "constructor",
      "zone.home",
      "and",
      "trigger",
    ),
    fc.constantFrom(null, true, false, 0, -1, 1e300, 30, ""),
  );
  const { any } = fc.letrec<{ any: unknown }>((tie) => ({
    any: fc.oneof(
      { depthSize: "medium" },
      leaves,
      fc.array(tie("any"), { maxLength: 3 }),
      fc.dictionary(words, tie("any"), { maxKeys: 6 }),
    ),
  }));
  const parts = fc.record({ triggers: any, conditions: any, actions: any }, { requiredKeys: [] });
  const home = lived([{ minute: 500, entity: "light.hall", value: 0, by: "user" }]);
  fc.assert(
    fc.property(fc.oneof(any, parts), (one) => {
      for (const sentence of replayed(one, home).notReplayable) expect(sentence).toMatch(/\.$/);
    }),
    { numRuns: 500 },
  );
});
