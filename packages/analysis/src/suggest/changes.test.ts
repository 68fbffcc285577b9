import { describe, expect, test } from "vitest";
import { LogBuilder } from "../../test/log-builder.ts";
import { analyze } from "../analyze.ts";
import type { ActorName } from "../event-log.ts";
import { ANALYSIS_TYPES, type Suggestion } from "../results.ts";
import { MINUTE, SECOND } from "../time/local-clock.ts";

const FEBRUARY = { from: "2026-02-02", days: 28 };

function changesIn(builder: LogBuilder): Suggestion[] {
  const { log, home } = builder.build();
  const { suggestions } = analyze(log, home, { types: [...ANALYSIS_TYPES], hours: 672 });
  return suggestions.filter(({ evidence }) => evidence.changes);
}

/** A lamp that "Night" switches off at 20:30, and that people switch on again after it where they want it. */
function nightly(isTakenBack: (day: number, i: number) => boolean): LogBuilder {
  const builder = new LogBuilder(FEBRUARY).entity("light.lamp", { initial: "off" });
  builder.days.forEach((day, i) => {
    const time = builder.at(day, 1230);
    builder.change("light.lamp", "on", time - (60 + ((i * 37) % 90)) * MINUTE);
    builder.change("light.lamp", "off", time, "automation", builder.run("automation.night", "Night", time));
    if (!isTakenBack(day, i)) return;
    builder.change("light.lamp", "on", time + 40 * SECOND, "user");
    builder.change("light.lamp", "off", time + (30 + ((i * 53) % 120)) * MINUTE);
  });
  return builder;
}

const SWITCH_OFF = { action: "light.turn_off", target: { entity_id: ["light.lamp", "light.shelf"] } };

function night(builder: LogBuilder, actions: readonly Record<string, unknown>[]): LogBuilder {
  builder.automations.push({
    id: "night",
    alias: "Night",
    triggers: [{ trigger: "time", at: "20:30:00" }],
    conditions: [],
    actions,
  });
  return builder;
}

describe("what is taken back", () => {
  test("always, is switched off for that lamp alone, as a change of its automation", () => {
    const [change, ...others] = changesIn(
      night(
        nightly((_, i) => i % 5 !== 0),
        [SWITCH_OFF],
      ),
    );
    expect(others).toEqual([]);
    expect(change!.automation.actions).toEqual([
      { action: "light.turn_off", target: { entity_id: ["light.shelf"] } },
      { action: "light.turn_off", target: { entity_id: ["light.lamp"] }, enabled: false },
    ]);
    expect(change!.automation.alias).toBe("Night");
    expect(change!.evidence.changes).toEqual({ id: "night", entityId: "automation.night", alias: "Night" });
    expect(change!.evidence.total).toMatchObject({ hits: 22, wrong: 6 });
  });

  test("leaves everything else of the automation as it was", () => {
    const builder = night(
      nightly(() => true),
      [SWITCH_OFF],
    );
    const further = { mode: "queued", max: 3, variables: { lamp: "light.lamp" } } as const;
    builder.automations[0] = { ...builder.automations[0]!, ...further, description: "Made by Alex." };
    const [change] = changesIn(builder);
    expect(change!.automation).toMatchObject(further);
    expect(change!.automation.description).toMatch(/^Made by Alex\. Changed by Routinely: /);
  });

  test("on Fridays and Saturdays, is left to the other days", () => {
    const builder = nightly((day) => [4, 5].includes((day + 3) % 7));
    const [change] = changesIn(night(builder, [{ ...SWITCH_OFF, target: { entity_id: "light.lamp" } }]));
    expect(change!.automation.conditions).toEqual([
      { condition: "time", weekday: ["mon", "tue", "wed", "thu", "sun"] },
    ]);
  });

  test("on most Saturdays only, is left to the other days, however seldom that is", () => {
    const builder = nightly((day, i) => (day + 3) % 7 === 5 && i > 6);
    const [change] = changesIn(night(builder, [{ ...SWITCH_OFF, target: { entity_id: "light.lamp" } }]));
    expect(change!.automation.conditions).toEqual([
      { condition: "time", weekday: ["mon", "tue", "wed", "thu", "fri", "sun"] },
    ]);
    expect(change!.evidence.total).toMatchObject({ fired: 24, hits: 24, wrong: 0 });
  });

  test("on three days that have nothing in common, stays as it is", () => {
    const builder = nightly((_, i) => [2, 11, 20].includes(i));
    expect(changesIn(night(builder, [{ ...SWITCH_OFF, target: { entity_id: "light.lamp" } }]))).toEqual([]);
  });

  test("at weekends, is found although people do something else soon after the automation at times", () => {
    const builder = nightly((day) => (day + 3) % 7 > 4).entity("fan.fan", { initial: "off" });
    builder.days.forEach((day, i) => {
      if (i % 2 === 0) builder.change("fan.fan", "on", builder.at(day, 1231) + i * SECOND, "user");
      builder.change("fan.fan", "off", builder.at(day, 1300));
    });
    const changes = changesIn(night(builder, [{ ...SWITCH_OFF, target: { entity_id: "light.lamp" } }]));
    expect(changes.map((change) => change.automation.conditions)).toEqual([
      [{ condition: "time", weekday: ["mon", "tue", "wed", "thu", "fri"] }],
    ]);
  });

  test("in the evening, is left to the rest of the day", () => {
    const builder = new LogBuilder(FEBRUARY).entity("light.lamp", { initial: "off" });
    builder.days.forEach((day, i) => {
      for (const minute of [500, 780, 1100, 1160, 1220, 1320]) {
        const time = builder.at(day, minute + ((i * 7) % 15));
        builder.change("light.lamp", "on", time - 20 * MINUTE);
        builder.change("light.lamp", "off", time, "automation", builder.run("automation.night", "Night", time));
        if (minute < 1080 || minute > 1260 || (i + minute / 20) % 3 === 0) continue;
        builder.change("light.lamp", "on", time + 40 * SECOND, "user").change("light.lamp", "off", time + 25 * MINUTE);
      }
    });
    const [change] = changesIn(night(builder, [{ ...SWITCH_OFF, target: { entity_id: "light.lamp" } }]));
    expect(change!.automation.conditions).toEqual([{ condition: "time", after: "21:00:00", before: "18:00:00" }]);
  });

  test("until two weeks ago only, stays as it is", () => {
    expect(
      changesIn(
        night(
          nightly((_, i) => i < 14),
          [SWITCH_OFF],
        ),
      ),
    ).toEqual([]);
  });

  test("on two of three days until a week ago, stays as it is", () => {
    expect(
      changesIn(
        night(
          nightly((_, i) => i < 22 && i % 3 !== 0),
          [SWITCH_OFF],
        ),
      ),
    ).toEqual([]);
  });

  test("by an action within a choice and in the older spelling, is found there", () => {
    const old = { service: "light.turn_off", entity_id: "light.lamp" };
    const choice = { choose: [{ conditions: [], sequence: [{ delay: "00:00:05" }, old] }] };
    const [change] = changesIn(
      night(
        nightly(() => true),
        [choice],
      ),
    );
    expect(change!.automation.actions).toEqual([
      {
        choose: [
          {
            conditions: [],
            sequence: [{ delay: "00:00:05" }, { service: "light.turn_off", entity_id: ["light.lamp"], enabled: false }],
          },
        ],
      },
    ]);
  });

  test("by a whole room's action, cannot be taken out of it", () => {
    const room = { action: "light.turn_off", target: { area_id: "kitchen" } };
    expect(
      changesIn(
        night(
          nightly(() => true),
          [room],
        ),
      ),
    ).toEqual([]);
  });
});

test("an automation that is corrected in two ways gets one change", () => {
  const builder = new LogBuilder(FEBRUARY)
    .entity("light.lamp", { initial: "off" })
    .entity("light.shelf", { initial: "off" });
  builder.days.forEach((day, i) => {
    const time = builder.at(day, 1230);
    const cause = builder.run("automation.night", "Night", time);
    for (const [n, entityId] of ["light.lamp", "light.shelf"].entries()) {
      builder.change(entityId, "on", time - (60 + ((i * (37 + n)) % 90)) * MINUTE);
      builder.change(entityId, "off", time, "automation", cause);
      if (n === 1 && i % 4 === 0) continue;
      builder.change(entityId, "on", time + (40 + n) * SECOND, "user");
      builder.change(entityId, "off", time + (30 + ((i * 53) % 120)) * MINUTE);
    }
  });
  const changes = changesIn(night(builder, [SWITCH_OFF]));
  expect(changes.map(({ entities }) => entities)).toEqual([["automation.night", "light.lamp"]]);
});

describe("what is set otherwise", () => {
  /** Blinds that "Morning" opens at 7:00, and that somebody then sets to a position on 9 of 14 days. */
  function morning(actions: readonly Record<string, unknown>[], position: (i: number) => number): LogBuilder {
    const builder = new LogBuilder({ from: "2026-02-02", days: 14 }).entity("cover.blinds", { initial: "closed" });
    const move = (value: number, time: number, by: ActorName, cause = 0) =>
      builder.setting("cover.blinds", value, time, by, cause);
    builder.days.forEach((day, i) => {
      const time = builder.at(day, 420);
      const cause = builder.run("automation.morning", "Morning", time);
      builder.change("cover.blinds", "open", time, "automation", cause);
      move(100, time + 20 * SECOND, "automation", cause);
      if ((5 * i) % 14 < 9) {
        move(70, time + 60 * SECOND, "user");
        move(position(i), time + 75 * SECOND, "user");
      }
      builder.change("cover.blinds", "closed", builder.at(day, 1290));
      move(0, builder.at(day, 1290), "device");
    });
    builder.automations.push({
      alias: "Morning",
      triggers: [{ trigger: "time", at: "07:00:00" }],
      conditions: [],
      actions,
    });
    return builder;
  }

  test("to the same value within two minutes, on 9 of 14 days: the automation with that value", () => {
    const open = { action: "cover.open_cover", target: { entity_id: "cover.blinds" } };
    const [change, ...others] = changesIn(morning([open], () => 30));
    expect(others).toEqual([]);
    expect(change!.automation.actions).toEqual([
      { action: "cover.set_cover_position", target: { entity_id: ["cover.blinds"] }, data: { position: 30 } },
    ]);
    expect(change!.evidence.total).toMatchObject({ fired: 14, hits: 9, wrong: 5 });
    expect(change!.evidence.changes!.entityId).toBe("automation.morning");
  });

  test("a value that stands there already is replaced in its place", () => {
    const half = { action: "cover.set_cover_position", target: { entity_id: "cover.blinds" }, data: { position: 50 } };
    const [change] = changesIn(morning([half], () => 30));
    expect(change!.automation.actions).toEqual([
      { action: "cover.set_cover_position", target: { entity_id: ["cover.blinds"] }, data: { position: 30 } },
    ]);
  });

  test("to another value each time: nothing to propose", () => {
    const open = { action: "cover.open_cover", target: { entity_id: "cover.blinds" } };
    expect(changesIn(morning([open], (i) => 10 + 9 * i))).toEqual([]);
  });
});
