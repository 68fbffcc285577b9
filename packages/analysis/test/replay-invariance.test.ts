import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import type { DiscreteSeries, NumericSeries } from "../src/event-log.ts";
import { type Replay, replay } from "../src/replay/replay.ts";
import { DAY, HOUR, MINUTE, SECOND } from "../src/time/local-clock.ts";
import { anyInAutomations } from "./any-in-automations.ts";
import { habitualHome } from "./habitual-home.ts";
import { useNowAndThen } from "./lived-in-home.ts";
import { random } from "./log-builder.ts";
import { type Lived, renamed, reordered, shifted } from "./transformations.ts";

/** What must hold of the replay of any automation over any stretch of a home. */

vi.setConfig({ testTimeout: 60_000 });

/** Nigeria has no summer time. */
const LAGOS = { timeZone: "Africa/Lagos", latitude: 6.5, longitude: 3.4, days: 14 };
const builder = habitualHome(1, LAGOS);
for (const day of [3, 9]) {
  const time = builder.at(builder.days[day]!, 900);
  builder.restart(time, time - 2 * MINUTE);
  builder.change("binary_sensor.hall_motion", "unavailable", time - 3 * MINUTE, "nobody");
  builder.change("binary_sensor.hall_motion", "off", time + 5 * SECOND, "nobody");
}
const LIVED: Lived = builder.build();
/** The same without the outages. */
const UNDISTURBED = habitualHome(1, LAGOS).build();
const { from, until } = LIVED.log;

const SWITCHED = ["light.hall_lamp", "light.bath_lamp", "switch.coffee", "light.kitchen_spot"];
const SEEN = ["binary_sensor.hall_motion", "binary_sensor.front_door", "binary_sensor.bath_motion", ...SWITCHED];
const two = (value: number) => String(value).padStart(2, "0");
const anyTime = fc.nat({ max: 1439 }).map((minute) => `${two(Math.floor(minute / 60))}:${two(minute % 60)}:00`);
const anyWait = fc.option(fc.constantFrom({ seconds: 30 }, "00:05:00", 600), { nil: undefined });
const anyState = fc.constantFrom("on", "off");
const WEEK = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const anyDays = fc.subarray(WEEK, { minLength: 1 });

/** Without the keys that are undefined, as JSON has it. */
const plain = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value));

const timeTrigger = fc.record({
  trigger: fc.constant("time"),
  at: fc.oneof(anyTime, fc.array(anyTime, { minLength: 1, maxLength: 3 })),
  weekday: fc.option(anyDays, { nil: undefined }),
});
const stateTrigger = fc.record({
  trigger: fc.constant("state"),
  entity_id: fc.subarray(SEEN, { minLength: 1, maxLength: 3 }),
  to: anyState,
  not_from: fc.option(fc.constant(["unavailable", "unknown"]), { nil: undefined }),
  for: anyWait,
});
const personTrigger = fc.record({
  trigger: fc.constant("state"),
  entity_id: fc.constantFrom("person.anna", ["person.anna", "person.ben"]),
  from: fc.constant("home"),
  for: anyWait,
});
const numericTrigger = fc.record({
  trigger: fc.constant("numeric_state"),
  entity_id: fc.constant("sensor.living_room_illuminance"),
  above: fc.integer({ min: 0, max: 500 }),
  for: anyWait,
});
const anyTrigger = fc.oneof(timeTrigger, stateTrigger, personTrigger, numericTrigger).map(plain);
const leaf = fc.oneof(
  fc.record({ condition: fc.constant("time"), after: anyTime, before: anyTime }),
  fc.record({ condition: fc.constant("time"), weekday: anyDays }),
  fc.record({ condition: fc.constant("state"), entity_id: fc.constantFrom(...SEEN), state: anyState, for: anyWait }),
  fc.record({
    condition: fc.constant("numeric_state"),
    entity_id: fc.constant("sensor.living_room_illuminance"),
    below: fc.integer({ min: 0, max: 500 }),
  }),
);
const anyCondition = fc
  .oneof(
    leaf,
    fc.record({
      condition: fc.constantFrom("and", "or", "not"),
      conditions: fc.array(leaf, { minLength: 1, maxLength: 3 }),
    }),
  )
  .map(plain);
const anyAction = fc.record({
  action: fc.constantFrom("light.turn_on", "light.turn_off"),
  target: fc.record({
    entity_id: fc.subarray(["light.hall_lamp", "light.bath_lamp", "light.kitchen_spot"], { minLength: 1 }),
  }),
});
const anyAutomation = fc.record({
  triggers: fc.array(anyTrigger, { minLength: 1, maxLength: 3 }),
  conditions: fc.array(anyCondition, { maxLength: 2 }),
  actions: fc.array(anyAction, { minLength: 1, maxLength: 2 }),
  mode: fc.constant("parallel"),
});

const run = (automation: unknown, { log, home }: Lived = LIVED, range = { from: log.from, until: log.until }): Replay =>
  replay(automation, log, home, range);
/** The same with other days of the week. */
const onLaterWeekdays = <Value>(automation: Value, days: number): Value =>
  JSON.parse(
    JSON.stringify(automation, (key, value: unknown) =>
      key === "weekday" ? (value as string[]).map((day) => WEEK[(((WEEK.indexOf(day) + days) % 7) + 7) % 7]) : value,
    ),
  );
const timesOf = ({ firings }: Replay) => firings.map((firing) => firing.at);
const sorted = (times: readonly number[]) => times.toSorted((a, b) => a - b);
const check = <Values>(property: fc.IProperty<Values>, numRuns = 60) => fc.assert(property, { numRuns, seed: 1 });

test("firings lie in the stretch, in order, and everything asked for comes at a firing or after", () => {
  check(
    fc.property(anyAutomation, (automation) => {
      const { firings, notReplayable } = run(automation);
      expect(notReplayable).toEqual([]);
      expect(firings.map(({ at }) => at)).toEqual(sorted(firings.map(({ at }) => at)));
      for (const { at, effects } of firings) {
        expect(at >= from && at < until).toBe(true);
        for (const effect of effects) expect(effect.at).toBeGreaterThanOrEqual(at);
      }
      expect(run(structuredClone(automation))).toEqual(run(automation));
    }),
  );
});

test("each act of people is saved once at most, after the firing that saves it, or missed", () => {
  check(
    fc.property(anyAutomation, (automation) => {
      const { firings, misses } = run(automation);
      const saved = firings.flatMap(({ effects }) => effects.flatMap((one) => (one.outcome === "hit" ? one : [])));
      const acts = saved.map((one) => `${one.entityId} ${one.target} ${one.actedAt}`);
      expect(new Set(acts).size).toBe(acts.length);
      for (const one of saved) expect(one.actedAt! - one.at).toBeGreaterThanOrEqual(0);
      const missed = new Set(misses.map((miss) => `${miss.entityId} ${miss.target} ${miss.at}`));
      for (const act of acts) expect(missed.has(act)).toBe(false);
    }),
  );
});

test("some days later everything fires as much later, on weekdays as much later", () => {
  check(
    fc.property(anyAutomation, fc.integer({ min: -400, max: 400 }), (automation, days) => {
      const later = run(onLaterWeekdays(automation, days), shifted(LIVED, days * DAY));
      const moved = ({ firings }: Replay, by: number) =>
        firings.map(({ at, outcome, effects }) => ({
          at: at + by,
          outcome,
          asked: effects.map((one) => [one.entityId, one.outcome]),
        }));
      expect(moved(later, 0)).toEqual(moved(run(automation), days * DAY));
    }),
  );
});

test("a stretch in two parts has the firings of the whole", () => {
  check(
    fc.property(anyAutomation, fc.double({ min: 0, max: 1, noNaN: true }), (automation, share) => {
      const border = Math.round(from + share * (until - from));
      const parts = [
        { from, until: border },
        { from: border, until },
      ].flatMap((range) => timesOf(run(automation, LIVED, range)));
      expect(parts).toEqual(timesOf(run(automation)));
    }),
  );
});

test("triggers add up, and each fires as if alone", () => {
  check(
    fc.property(anyAutomation, (automation) => {
      const alone = automation.triggers.flatMap((trigger) => timesOf(run({ ...automation, triggers: [trigger] })));
      expect(timesOf(run(automation))).toEqual(sorted(alone));
    }),
  );
});

test("conditions only take away: one and its opposite share the firings, and all of them is each after the other", () => {
  check(
    fc.property(anyAutomation, anyCondition, anyCondition, (automation, one, other) => {
      const under = (...conditions: unknown[]) => timesOf(run({ ...automation, conditions }));
      const all = under();
      const opposite = { condition: "not", conditions: [one] };
      expect(sorted([...under(one), ...under(opposite)])).toEqual(all);
      const both = under(one).filter((time) => under(other).includes(time));
      expect([...new Set(under(one, other))]).toEqual([...new Set(both)]);
      expect(under({ condition: "and", conditions: [one, other] })).toEqual(under(one, other));
      expect(new Set(under({ condition: "or", conditions: [one, other] }))).toEqual(
        new Set(sorted([...under(one), ...under(other)])),
      );
    }),
    25,
  );
});

test("with a wait it fires for each change that lasted so long, and for no other", () => {
  check(
    fc.property(fc.constantFrom(...SEEN), anyState, fc.integer({ min: 1, max: 5400 }), (entityId, to, seconds) => {
      const { times, codes, states } = UNDISTURBED.log.series.get(entityId) as DiscreteSeries;
      const lasting = Array.from(times, (time, i) => {
        const lasts = (times[i + 1] ?? Number.POSITIVE_INFINITY) - time;
        return i > 0 && states[codes[i]!] === to && lasts >= seconds * SECOND ? time + seconds * SECOND : Number.NaN;
      });
      const triggers = [{ trigger: "state", entity_id: entityId, to, for: { seconds } }];
      expect(timesOf(run({ triggers, actions: [] }, UNDISTURBED))).toEqual(
        lasting.filter((at) => at >= from && at < until),
      );
    }),
  );
});

test("a limit fires when a reading comes from the other side of it, and for no other", () => {
  const { times, values } = UNDISTURBED.log.series.get("sensor.living_room_illuminance") as NumericSeries;
  check(
    fc.property(fc.integer({ min: 0, max: 500 }), fc.constantFrom("above", "below"), (limit, side) => {
      const isBeyond = (value: number) => (side === "above" ? value > limit : value < limit);
      const crossed = Array.from(times).filter((_, i) => i > 0 && isBeyond(values[i]!) && !isBeyond(values[i - 1]!));
      const triggers = [{ trigger: "numeric_state", entity_id: "sensor.living_room_illuminance", [side]: limit }];
      expect(timesOf(run({ triggers, actions: [] }, UNDISTURBED))).toEqual(crossed);
    }),
  );
});

test("what else is in the home, in which order and under which ids, does not matter", () => {
  const more = habitualHome(1, LAGOS);
  useNowAndThen(more, "light.other", { perDay: 6, seed: 5, areaId: "hall" });
  const rename = (id: string) => `x_${id}`;
  const renameAll = (automation: unknown) =>
    JSON.parse(
      JSON.stringify(automation).replace(
        /"(light|switch|binary_sensor|sensor|person)\.(?!turn_)(\w+)"/g,
        (_, domain, id) => `"${domain}.${rename(id)}"`,
      ),
    );
  check(
    fc.property(anyAutomation, fc.integer(), (automation, seed) => {
      const alone = run(automation, UNDISTURBED);
      expect(run(automation, more.build())).toEqual(alone);
      expect(run(automation, reordered(UNDISTURBED, random(seed)))).toEqual(alone);
      expect(timesOf(run(renameAll(automation), renamed(UNDISTURBED, rename)))).toEqual(timesOf(alone));
    }),
    15,
  );
});

test("the older spelling means the same", () => {
  const older = ({
    triggers,
    conditions,
    actions,
    mode,
  }: {
    triggers: { trigger: string }[];
    conditions: unknown;
    actions: { action: string }[];
    mode: string;
  }) => ({
    trigger: triggers.map(({ trigger, ...rest }) => ({ platform: trigger, ...rest })),
    condition: conditions,
    action: actions.map(({ action, ...rest }) => ({ service: action, ...rest })),
    mode,
  });
  check(
    fc.property(anyAutomation, (automation) => {
      expect(run(older(automation))).toEqual(run(automation));
    }),
    30,
  );
});

describe("the wall clock of Home Assistant", () => {
  // By its own homeassistant.util.dt.find_next_time_expression_time, from the day before on.
  test.each([
    ["Europe/Amsterdam", "02:30:00", "2026-03-28", ["2026-03-28T01:30Z", "2026-03-30T00:30Z", "2026-03-31T00:30Z"]],
    [
      "Europe/Amsterdam",
      "02:30:00",
      "2026-10-24",
      ["2026-10-24T00:30Z", "2026-10-25T00:30Z", "2026-10-25T01:30Z", "2026-10-26T01:30Z"],
    ],
    ["America/New_York", "01:30:00", "2026-11-01", ["2026-11-01T05:30Z", "2026-11-01T06:30Z", "2026-11-02T06:30Z"]],
    ["America/New_York", "02:15:00", "2026-03-07", ["2026-03-07T07:15Z", "2026-03-09T06:15Z", "2026-03-10T06:15Z"]],
    ["Australia/Lord_Howe", "01:45:00", "2026-04-05", ["2026-04-04T14:45Z", "2026-04-04T15:15Z", "2026-04-05T15:15Z"]],
    ["Australia/Lord_Howe", "02:15:00", "2026-10-03", ["2026-10-02T15:45Z", "2026-10-04T15:15Z", "2026-10-05T15:15Z"]],
    ["America/Santiago", "00:15:00", "2026-09-05", ["2026-09-05T04:15Z", "2026-09-07T03:15Z", "2026-09-08T03:15Z"]],
    [
      "America/Santiago",
      "23:15:00",
      "2026-04-03",
      ["2026-04-04T02:15Z", "2026-04-05T02:15Z", "2026-04-05T03:15Z", "2026-04-06T03:15Z"],
    ],
  ])("in %s shows %s, from %s on, just then", (timeZone, at, day, expected) => {
    const home = habitualHome(1, { ...LAGOS, timeZone, from: day, days: 5 }).build();
    const automation = {
      triggers: [{ trigger: "time", at }],
      actions: [{ action: "light.turn_on", target: { entity_id: "light.hall_lamp" } }],
    };
    const fired = timesOf(run(automation, home)).slice(0, expected.length);
    expect(fired.map((time) => new Date(time).toISOString().replace(":00.000Z", "Z"))).toEqual(expected);
  });
});

test("anything in the place of an automation is reported, and never an error", () => {
  const value = anyInAutomations([null, true, 0, -1.5, 1e308, Number.NaN, ""], 6);
  const parts = { triggers: value, conditions: value, actions: value, mode: value };
  const automation = fc.oneof(
    value,
    fc.record(parts, { requiredKeys: [], noNullPrototype: true }),
    anyAutomation.chain((good) =>
      fc.record({ ...parts, triggers: fc.constant(good.triggers) }, { noNullPrototype: true }),
    ),
  );
  const brief = { from, until: from + 3 * DAY + HOUR };
  fc.assert(
    fc.property(automation, (config) => {
      const { notReplayable } = run(config, LIVED, brief);
      for (const sentence of notReplayable) expect(sentence).toMatch(/^[A-Z].*\.$/s);
    }),
    { numRuns: 400, seed: 1 },
  );
});
