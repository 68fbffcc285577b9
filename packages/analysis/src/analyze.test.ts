import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { gauss, LogBuilder, random } from "../test/log-builder.ts";
import { analyze } from "./analyze.ts";
import {
  ANALYSIS_TYPES,
  type AnalysisResult,
  automationSchema,
  insightSchema,
  runReportSchema,
  suggestionSchema,
} from "./results.ts";
import { MINUTE, SECOND } from "./time/local-clock.ts";

/** What a triggering entity must not come from or go to. */
const SILENT = ["unavailable", "unknown"];

const all = { types: ANALYSIS_TYPES, hours: 28 * 24 };
const FEBRUARY = { from: "2026-02-02", days: 28 };

function run(builder: LogBuilder): AnalysisResult {
  const { log, home } = builder.build();
  return analyze(log, home, all);
}

/** On at a time with a spread, off some hours later at no certain time. */
function daily(
  builder: LogBuilder,
  minute: number,
  { spread = 4, seed = 1, entityId = "light.lamp", on = (_day: number): boolean => true } = {},
): LogBuilder {
  const next = random(seed);
  builder.entity(entityId, { initial: "off", areaId: "kitchen" });
  for (const day of builder.days) {
    if (!on(day)) continue;
    const time = builder.at(day, minute) + gauss(next, spread) * MINUTE;
    builder.change(entityId, "on", time).change(entityId, "off", time + (30 + 300 * next()) * MINUTE);
  }
  return builder;
}

/** Use without any pattern: on at any time of the day, and off after any while. */
function noise(builder: LogBuilder, entityId: string, perDay: number, seed: number): LogBuilder {
  const next = random(seed);
  builder.entity(entityId, { initial: "off", areaId: "kitchen" });
  const wait = (mean: number) => -Math.log(1 - next()) * mean * MINUTE;
  for (let time = builder.from + wait(1000 / perDay); time < builder.until; ) {
    const off = time + wait(440 / perDay);
    builder.change(entityId, "on", time).change(entityId, "off", off);
    time = off + wait(1000 / perDay);
  }
  return builder;
}

describe("habits by the clock", () => {
  test("a lamp that goes on at 7:00 on workdays is proposed for workdays, a little before", () => {
    const { suggestions } = run(daily(new LogBuilder(FEBRUARY), 420, { on: (day) => (day + 3) % 7 < 5 }));
    expect(suggestions).toHaveLength(1);
    const [suggestion] = suggestions;
    expect(suggestion!.automation.triggers).toEqual([{ trigger: "time", at: expect.stringMatching(/^06:[45]\d:00$/) }]);
    expect(suggestion!.automation.conditions).toEqual([
      { condition: "time", weekday: ["mon", "tue", "wed", "thu", "fri"] },
    ]);
    expect(suggestion!.automation.actions).toEqual([
      { action: "light.turn_on", target: { entity_id: ["light.lamp"] } },
    ]);
    expect(suggestion!.analysisType).toBe("behavior_analysis");
    expect(suggestion!.confidence).toBeGreaterThan(0.85);
    expect(suggestion!.evidence.validation!.hits).toBeGreaterThanOrEqual(5);
    expect(suggestion!.title).toContain("on workdays");
  });

  test("a single day of the week is enough over eight weeks", () => {
    const { suggestions } = run(
      daily(new LogBuilder({ from: "2025-12-01", days: 56 }), 1200, { on: (day) => (day + 3) % 7 === 4 }),
    );
    expect(suggestions.map((one) => one.automation.conditions)).toEqual([[{ condition: "time", weekday: ["fri"] }]]);
  });

  test.each([
    ["spring", "2026-03-14"],
    ["autumn", "2026-10-11"],
  ])("the change of the clocks in %s does not tear a habit apart", (_, from) => {
    const { suggestions } = run(daily(new LogBuilder({ from, days: 28 }), 420));
    expect(suggestions).toHaveLength(1);
    expect(suggestions[0]!.evidence.total.hits).toBeGreaterThanOrEqual(26);
  });

  test("a habit that has stopped is not proposed", () => {
    const builder = new LogBuilder(FEBRUARY);
    const { suggestions, report } = run(daily(builder, 420, { on: (day) => day < builder.days[16]! }));
    expect(suggestions).toEqual([]);
    expect(report.dropped.find((one) => one.filter === "dead")!.count).toBeGreaterThan(0);
  });

  test("a habit that began two weeks ago is proposed, counted from its beginning", () => {
    const builder = new LogBuilder(FEBRUARY);
    const { suggestions } = run(daily(builder, 420, { on: (day) => day >= builder.days[14]! }));
    expect(suggestions).toHaveLength(1);
    expect(suggestions[0]!.evidence.total.wrong).toBeLessThanOrEqual(1);
  });

  test("things that are done together become one automation", () => {
    const builder = daily(new LogBuilder(FEBRUARY), 1365);
    const next = random(5);
    builder.entity("cover.shutter", { initial: "open", areaId: "kitchen" });
    for (const day of builder.days) {
      const time = builder.at(day, 1365) + gauss(next, 4) * MINUTE;
      builder
        .change("cover.shutter", "closed", time)
        .change("cover.shutter", "open", time + (500 + 200 * next()) * MINUTE);
    }
    const { suggestions } = run(builder);
    const night = suggestions.find((one) => one.entities.length === 2);
    expect(night!.automation.actions.map((action) => action.action).sort()).toEqual([
      "cover.close_cover",
      "light.turn_on",
    ]);
  });
});

test("a time that moves from day to day is said to move, one that stays is not", () => {
  const moving = (minutesADay: number) => {
    const builder = new LogBuilder(FEBRUARY).entity("light.lamp", { initial: "off", areaId: "kitchen" });
    const next = random(5);
    for (const [i, day] of builder.days.entries()) {
      const time = builder.at(day, 660 + i * minutesADay) + gauss(next, 3) * MINUTE;
      builder.change("light.lamp", "on", time).change("light.lamp", "off", time + (30 + 300 * next()) * MINUTE);
    }
    return run(builder).suggestions.flatMap((one) => one.evidence.reasons.filter((reason) => reason.includes("moves")));
  };
  expect(moving(1.25)).toEqual([
    "The time moves about 9 minutes later every week. The past was judged by the time it had then; the automation is set to where it will be in a week.",
  ]);
  expect(moving(0)).toEqual([]);
});

test("a lamp that follows the sunset is proposed by the sun, not by the clock", () => {
  const builder = new LogBuilder({ from: "2026-02-16", days: 28 }).entity("light.lamp", { initial: "off" });
  const next = random(3);
  for (const day of builder.days) {
    // Sunset in Utrecht moves from 17:49 to 18:37 in these weeks.
    const sunset = builder.at(day, 1069 + ((day - builder.days[0]!) * 48) / 28);
    const time = sunset + (10 + gauss(next, 4)) * MINUTE;
    builder.change("light.lamp", "on", time).change("light.lamp", "off", time + (120 + 120 * next()) * MINUTE);
  }
  const { suggestions } = run(builder);
  expect(suggestions[0]!.automation.triggers[0]).toMatchObject({ trigger: "sun", event: "sunset" });
  expect(suggestions[0]!.evidence.total.hits).toBeGreaterThanOrEqual(25);
});

/** Somebody passes a sensor at odd times; `react` says what happens then. */
function visits(builder: LogBuilder, seed: number, react: (time: number, next: () => number) => void): LogBuilder {
  const next = random(seed);
  builder.entity("binary_sensor.motion", { initial: "off", areaId: "kitchen", deviceClass: "motion" });
  for (const day of builder.days) {
    for (let visit = 0; visit < 5; visit++) {
      const time = builder.at(day, 360 + visit * 200 + next() * 150);
      builder
        .change("binary_sensor.motion", "on", time)
        .change("binary_sensor.motion", "off", time + (1 + 4 * next()) * MINUTE);
      react(time, next);
    }
  }
  return builder;
}

test("a light switched on when somebody comes in the dark is a reaction with that condition", () => {
  const builder = new LogBuilder({ from: "2026-01-05", days: 28 }).entity("light.lamp", {
    initial: "off",
    areaId: "kitchen",
  });
  visits(builder, 11, (time, next) => {
    const minute = builder.clock.minuteOfDay(time);
    if (minute > 500 && minute < 1010) return; // daylight
    builder
      .change("light.lamp", "on", time + (2 + 5 * next()) * SECOND)
      .change("light.lamp", "off", time + (20 + 40 * next()) * MINUTE);
  });
  const { suggestions } = run(builder);
  const reaction = suggestions.find((one) => one.automation.actions[0]!.action === "light.turn_on")!;
  expect(reaction.analysisType).toBe("correlation_discovery");
  expect(reaction.automation.triggers).toEqual([
    { trigger: "state", entity_id: ["binary_sensor.motion"], not_from: SILENT, to: "on" },
  ]);
  expect(reaction.automation.conditions).toHaveLength(1);
  expect(reaction.evidence.total.wrong).toBeLessThanOrEqual(4);
  expect(reaction.evidence.usualDelaySeconds).toBeLessThan(10);
});

test("a light switched off when nobody was there for ten minutes is an off-routine that waits", () => {
  const builder = new LogBuilder({ from: "2026-01-05", days: 28 }).entity("light.lamp", {
    initial: "off",
    areaId: "kitchen",
  });
  const next = random(21);
  builder.entity("binary_sensor.motion", { initial: "off", areaId: "kitchen", deviceClass: "motion" });
  for (const day of builder.days) {
    for (const start of [400, 700, 1000]) {
      let time = builder.at(day, start + next() * 100);
      builder.change("light.lamp", "on", time);
      for (let i = 0; i < 1 + next() * 4; i++) {
        builder.change("binary_sensor.motion", "on", time).change("binary_sensor.motion", "off", time + MINUTE);
        time += (2 + 6 * next()) * MINUTE;
      }
      builder.change("binary_sensor.motion", "on", time).change("binary_sensor.motion", "off", time + MINUTE);
      builder.change("light.lamp", "off", time + MINUTE + (10.2 + next()) * MINUTE);
    }
  }
  const off = run(builder).suggestions.find((one) => one.automation.actions[0]!.action === "light.turn_off")!;
  expect(off.automation.triggers).toEqual([
    { trigger: "state", entity_id: ["binary_sensor.motion"], not_from: SILENT, to: "off", for: "00:10:00" },
  ]);
  expect(off.analysisType).toBe("automation_gap_detection");
});

test("a fan switched on when it gets humid has that limit", () => {
  const builder = new LogBuilder(FEBRUARY).entity("fan.bath", { initial: "off", areaId: "bath" });
  builder.entity("sensor.humidity", { areaId: "bath", deviceClass: "humidity", unit: "%" });
  const next = random(8);
  for (const day of builder.days) {
    const shower = 380 + next() * 700;
    for (let minute = 0; minute < 1440; minute += 5) {
      const since = minute - shower;
      const risen = since < 0 ? 0 : since < 20 ? since : Math.max(0, 20 - (since - 20) / 3);
      builder.reading("sensor.humidity", 52 + risen * 1.5 + next(), builder.at(day, minute));
    }
    const crossed = Math.ceil((shower + 12.5) / 5) * 5; // 70 % and more from here on
    builder.change("fan.bath", "on", builder.at(day, crossed) + (30 + 60 * next()) * SECOND);
    builder.change("fan.bath", "off", builder.at(day, crossed + 60 + 120 * next()));
  }
  const on = run(builder).suggestions.find((one) => one.automation.actions[0]!.action === "fan.turn_on")!;
  const [trigger] = on.automation.triggers;
  expect(trigger).toMatchObject({ trigger: "numeric_state", entity_id: ["sensor.humidity"] });
  expect(trigger!.above).toBeGreaterThan(60);
  expect(trigger!.above).toBeLessThan(75);
});

test("what is switched off when the last one has left asks that nobody is home", () => {
  const builder = new LogBuilder({ from: "2026-01-05", days: 28 }).entity("media_player.radio", {
    initial: "off",
    areaId: "kitchen",
  });
  for (const person of ["person.a", "person.b"]) builder.entity(person, { initial: "home" });
  const next = random(31);
  for (const day of builder.days) {
    builder.change("media_player.radio", "playing", builder.at(day, 380 + next() * 60));
    const leaves = ["person.a", "person.b"].map((person) => ({ person, minute: 470 + next() * 200 }));
    for (const { person, minute } of leaves) {
      builder
        .change(person, "not_home", builder.at(day, minute))
        .change(person, "home", builder.at(day, 900 + next() * 200));
    }
    const last = Math.max(...leaves.map((one) => one.minute));
    builder.change("media_player.radio", "off", builder.at(day, last) + (40 + 60 * next()) * SECOND, "user");
  }
  const off = run(builder).suggestions.find((one) => one.automation.actions[0]!.action === "media_player.turn_off")!;
  expect(off.automation.triggers).toEqual([
    { trigger: "state", entity_id: ["person.a", "person.b"], from: "home", not_to: SILENT },
  ]);
  expect(off.automation.conditions[0]).toMatchObject({ condition: "not" });
});

describe("nothing is proposed", () => {
  test("for a quiet home, and it is said why", () => {
    const builder = new LogBuilder(FEBRUARY);
    for (let i = 0; i < 8; i++) noise(builder, `light.lamp_${i}`, 4, 100 + i);
    const { suggestions, recommendations, report } = run(builder);
    expect(suggestions).toEqual([]);
    expect(recommendations.length).toBeGreaterThanOrEqual(2);
    expect(recommendations.join(" ")).toContain("left out");
    expect(report.acts).toBeGreaterThan(1000);
  });

  test("for acts shuffled over the day, whatever the seed", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), (seed) => {
        const builder = new LogBuilder({ from: "2026-02-02", days: 21 });
        for (let i = 0; i < 3; i++) noise(builder, `light.lamp_${i}`, 3, seed + i);
        visits(builder, seed, () => {});
        expect(run(builder).suggestions).toEqual([]);
      }),
      { numRuns: 25, seed: 7 },
    );
  });

  test("for what an automation does already", () => {
    const builder = new LogBuilder(FEBRUARY).entity("light.lamp", { initial: "off" });
    for (const day of builder.days) {
      const time = builder.at(day, 420);
      builder.change("light.lamp", "on", time, "automation", builder.run("automation.morning", "Morning", time));
      builder.change(
        "light.lamp",
        "off",
        time + 90 * MINUTE,
        "automation",
        builder.run("automation.later", "Later", time + 90 * MINUTE),
      );
    }
    expect(run(builder).suggestions).toEqual([]);
  });

  test("for an automation that exists but has not run yet", () => {
    const builder = daily(new LogBuilder(FEBRUARY), 420);
    builder.automations.push({
      alias: "Lamp in the morning",
      triggers: [{ trigger: "time", at: "06:55:00" }],
      conditions: [],
      actions: [{ action: "light.turn_on", target: { entity_id: "light.lamp" } }],
    });
    const { suggestions, report } = run(builder);
    expect(suggestions).toEqual([]);
    expect(report.dropped.find((one) => one.filter === "automated")!.count).toBe(1);
  });

  test("for acts that take back what an automation just did", () => {
    const builder = new LogBuilder(FEBRUARY).entity("light.lamp", { initial: "on" });
    for (const day of builder.days) {
      const time = builder.at(day, 1230);
      builder.change("light.lamp", "off", time, "automation", builder.run("automation.night", "Night", time));
      builder.change("light.lamp", "on", time + 40 * SECOND);
    }
    const { suggestions, insights } = run(builder);
    expect(suggestions).toEqual([]);
    expect(insights.find((one) => one.title === "“Night” is often undone")!.evidence.metrics[0]).toMatchObject({
      value: 100,
    });
  });

  test("for groups, settings of devices and unlocking", () => {
    const builder = new LogBuilder(FEBRUARY);
    builder
      .entity("light.group", { initial: "off", members: ["light.a"] })
      .entity("switch.led", { initial: "off", category: "config" });
    builder.entity("lock.door", { initial: "locked" });
    const next = random(2);
    for (const day of builder.days) {
      const time = builder.at(day, 420) + gauss(next, 3) * MINUTE;
      builder.change("light.group", "on", time).change("light.group", "off", time + 200 * MINUTE * next());
      builder.change("switch.led", "on", time).change("switch.led", "off", time + 200 * MINUTE * next());
      builder
        .change("lock.door", "unlocked", time)
        .change("lock.door", "locked", time + 5 * MINUTE + 500 * MINUTE * next());
    }
    expect(run(builder).suggestions).toEqual([]);
  });

  test("for an empty history", () => {
    const { suggestions, insights, report } = run(new LogBuilder({ from: "2026-02-02", days: 1 }));
    expect(suggestions).toEqual([]);
    expect(insights).toEqual([]);
    expect(report.warnings[0]).toContain("long");
  });
});

test("a routine that an automation does on other days is a gap of that automation", () => {
  const builder = daily(new LogBuilder(FEBRUARY), 530, { on: (day) => (day + 3) % 7 >= 5 });
  builder.automations.push({
    alias: "Lamp on workdays",
    triggers: [{ trigger: "time", at: "07:00:00" }],
    conditions: [{ condition: "time", weekday: ["mon", "tue", "wed", "thu", "fri"] }],
    actions: [{ action: "light.turn_on", target: { entity_id: "light.lamp" } }],
  });
  const [gap] = run(builder).suggestions;
  expect(gap!.analysisType).toBe("automation_gap_detection");
  expect(gap!.evidence.reasons.join(" ")).toContain("Lamp on workdays");
});

test("an automation that is taken back at weekends is to run on workdays only", () => {
  const builder = new LogBuilder(FEBRUARY).entity("cover.blinds", { initial: "closed", areaId: "kitchen" });
  builder.automations.push({
    id: "17",
    alias: "Blinds up",
    mode: "restart",
    triggers: [{ trigger: "time", at: "07:00:00" }],
    conditions: [],
    actions: [{ action: "cover.open_cover", target: { entity_id: "cover.blinds" } }],
  });
  for (const day of builder.days) {
    const time = builder.at(day, 420);
    builder.change("cover.blinds", "open", time, "automation", builder.run("automation.blinds_up", "Blinds up", time));
    if (builder.weekday(day) >= 5) builder.change("cover.blinds", "closed", time + 50 * SECOND);
    const evening = builder.at(day, 1300);
    builder.change(
      "cover.blinds",
      "open",
      time + 120 * MINUTE,
      "automation",
      builder.run("automation.other", "Other", time),
    );
    builder.change(
      "cover.blinds",
      "closed",
      evening,
      "automation",
      builder.run("automation.evening", "Evening", evening),
    );
  }
  const [change] = run(builder).suggestions;
  expect(change!.analysisType).toBe("automation_analysis");
  expect(change!.automation).toMatchObject({
    alias: "Blinds up",
    triggers: [{ trigger: "time", at: "07:00:00" }],
    conditions: [{ condition: "time", weekday: ["mon", "tue", "wed", "thu", "fri"] }],
    mode: "restart",
  });
  expect(change!.evidence.changes).toEqual({ id: "17", entityId: "automation.blinds_up", alias: "Blinds up" });
  expect(change!.evidence.total).toMatchObject({ fired: 20, hits: 20, wrong: 0 });
  expect(change!.evidence.validation!.wrong).toBe(0);
});

test("noise beside a routine does not make more proposals, and the routine stays", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000 }), (seed) => {
      const builder = daily(new LogBuilder(FEBRUARY), 420, { on: (day) => (day + 3) % 7 < 5 });
      const before = run(builder).suggestions;
      noise(builder, "light.other", 3, seed);
      const after = run(builder).suggestions;
      expect(after.map((one) => one.fingerprint)).toEqual(before.map((one) => one.fingerprint));
      expect(after[0]!.confidence).toBeLessThanOrEqual(before[0]!.confidence + 0.01);
    }),
    { numRuns: 10, seed: 3 },
  );
});

test("a week later, with the time moved by three minutes, it is the same routine", () => {
  const next = daily(new LogBuilder({ from: "2026-02-09", days: 28 }), 423, { seed: 9 });
  const [first] = run(daily(new LogBuilder(FEBRUARY), 420)).suggestions;
  const [second] = run(next).suggestions;
  expect(second!.fingerprint).toBe(first!.fingerprint);
});

test("the same history gives the same result, in the shapes promised", () => {
  const builder = noise(daily(new LogBuilder(FEBRUARY), 420), "light.other", 3, 4);
  const result = run(builder);
  expect(run(builder)).toEqual(result);
  for (const suggestion of result.suggestions) {
    suggestionSchema.parse(suggestion);
    automationSchema.strict().parse(suggestion.automation);
    const { total, firings } = suggestion.evidence;
    expect(total.fired).toBe(total.hits + total.unneeded + total.wrong);
    expect(firings).toHaveLength(total.fired);
    expect(firings.filter((firing) => firing.outcome === "hit").every((firing) => firing.actedAt! >= firing.at)).toBe(
      true,
    );
  }
  for (const insight of result.insights) insightSchema.parse(insight);
  runReportSchema.parse(result.report);
});

test("the report accounts for every candidate: what the filters left is what is suggested", () => {
  const builder = daily(new LogBuilder(FEBRUARY), 420);
  daily(builder, 425, { entityId: "light.second" });
  daily(builder, 1100, { entityId: "light.old", on: (day) => day < builder.days[14]! });
  for (const types of [ANALYSIS_TYPES, ["correlation_discovery"] as const]) {
    const { log, home } = builder.build();
    const { report, suggestions } = analyze(log, home, { types, hours: 672 });
    const dropped = report.dropped.reduce((sum, one) => sum + one.count, 0);
    expect(report.candidates).toBe(dropped + suggestions.length);
    expect(report.dropped.find((one) => one.filter === "merged")!.count).toBeGreaterThan(0);
  }
});

test("no routine is looked for where only devices and costs are asked for", () => {
  const { log, home } = daily(new LogBuilder(FEBRUARY), 420).build();
  const types = ["device_health", "cost_optimization"] as const;
  const { report, suggestions, recommendations } = analyze(log, home, { types, hours: 672 });
  expect(suggestions).toEqual([]);
  expect(report.candidates).toBe(0);
  expect(recommendations[0]).toMatch(/^Routines were not asked for/);
});

test("only what was asked for is looked for", () => {
  const { log, home } = daily(new LogBuilder(FEBRUARY), 420).build();
  const only = (options: object) => analyze(log, home, { ...all, ...options });
  expect(only({ types: ["device_health"] }).suggestions).toEqual([]);
  expect(only({ entities: ["light.other"] }).suggestions).toEqual([]);
  expect(only({ focusAreas: ["bath"] }).suggestions).toEqual([]);
  expect(only({ entities: ["light.lamp"], focusAreas: ["kitchen"] }).suggestions).toHaveLength(1);
});

test("progress rises to its end, and throwing from it stops the analysis", () => {
  const { log, home } = daily(new LogBuilder(FEBRUARY), 420).build();
  const seen: number[] = [];
  analyze(log, home, { ...all, onProgress: ({ fraction }) => seen.push(fraction) });
  expect(seen).toEqual([...seen].sort((a, b) => a - b));
  const stop = new Error("cancelled");
  expect(() =>
    analyze(log, home, {
      ...all,
      onProgress: () => {
        throw stop;
      },
    }),
  ).toThrow(stop);
});

test("a history shorter than asked for is said to be so", () => {
  const { log, home } = daily(new LogBuilder({ from: "2026-02-02", days: 7 }), 420).build();
  const { report, recommendations } = analyze(log, home, { types: ANALYSIS_TYPES, hours: 720 });
  expect(report.hoursCovered).toBe(168);
  expect([...report.warnings, ...recommendations].join(" ")).toMatch(/7 days/);
});
