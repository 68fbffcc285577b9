import { describe, expect, test } from "vitest";
import { type BuilderOptions, gauss, LogBuilder, random } from "../../test/log-builder.ts";
import type { Candidate } from "../judge/candidate.ts";
import { logChance } from "../judge/candidate.ts";
import { MINUTE } from "../time/local-clock.ts";
import { SunTimes } from "../time/sun-times.ts";
import { collectActs } from "../world/acts.ts";
import { createWorld } from "../world/world.ts";
import { dailyCandidates } from "./daily.ts";
import { triggerPool } from "./trigger-pool.ts";

const options = { types: [], hours: 672 };

/** A lamp that is on from the given minute of some days until midnight. */
function lamp(
  minuteOf: (day: number, i: number) => number | null,
  given: Partial<BuilderOptions> = {},
  besides: (builder: LogBuilder) => void = () => {},
): LogBuilder {
  const builder = new LogBuilder({ from: "2026-02-02", days: 28, ...given }).entity("light.lamp", { initial: "off" });
  builder.days.forEach((day, i) => {
    const minute = minuteOf(day, i);
    if (minute !== null) builder.change("light.lamp", "on", builder.at(day, minute));
    builder.change("light.lamp", "off", builder.at(day, 1438), "automation");
  });
  besides(builder);
  return builder;
}

/** The explanations by clock or sun of when the lamp is switched on, the best first. */
function explanations(builder: LogBuilder): Candidate[] {
  const { log, home } = builder.build();
  const world = createWorld(log, home, options);
  const acts = collectActs(world, options);
  const habitat = acts.habitats.find(({ entityId, target }) => entityId === "light.lamp" && target === "on")!;
  const pool = triggerPool(world, acts.times, world.range);
  return dailyCandidates(world, habitat, pool, world.range).sort((a, b) => logChance(a) - logChance(b));
}

const best = (builder: LogBuilder) => explanations(builder)[0]!;

const isWorkday = (day: number) => (day + 3) % 7 < 5;

describe("the time at which it is done", () => {
  test("is before nearly all of the acts, however they scatter, and no more than half an hour before the last", () => {
    for (const spread of [2, 6, 10]) {
      const next = random(spread);
      const minutes = Array.from({ length: 28 }, () => 1200 + gauss(next, spread));
      const { trigger } = best(lamp((_, i) => minutes[i]!));
      const minute = (trigger as { minute: number }).minute;
      expect(minutes.filter((one) => one < minute).length).toBeLessThanOrEqual(3);
      expect(minutes.filter((one) => one > minute + 30).length).toBeLessThanOrEqual(1);
    }
  });

  test("keeps to the wall clock over the change to summer time", () => {
    const next = random(4);
    const found = best(lamp(() => 1200 + gauss(next, 3), { from: "2026-03-14" }));
    expect(found.trigger).toMatchObject({ kind: "time" });
    expect(found.verdict).toMatchObject({ wrong: 0 });
    expect(found.verdict.hits).toBeGreaterThanOrEqual(26);
  });

  test("moves where the acts do, by as much", () => {
    const next = random(8);
    const { trigger } = best(lamp((_, i) => 1140 + 1.1 * i + gauss(next, 2), { from: "2026-06-08" }));
    expect((trigger as { drift: { slope: number } }).drift.slope).toBeCloseTo(1.1, 0);
  });
});

describe("the sun", () => {
  test.each([
    ["at 60 degrees north", { latitude: 60.17, longitude: 24.94, timeZone: "Europe/Helsinki" }],
    ["in the southern hemisphere", { latitude: -33.9, longitude: 18.4, timeZone: "Africa/Johannesburg" }],
  ])("explains what follows it through the season, %s", (_, place) => {
    const next = random(5);
    const builder = lamp(() => null, { from: "2026-03-01", ...place });
    const sun = new SunTimes(builder.build().home, builder.clock);
    for (const day of builder.days)
      builder.change("light.lamp", "on", sun.at("sunset", day) + (20 + gauss(next, 4)) * MINUTE);
    expect(best(builder).trigger).toMatchObject({ kind: "sun", event: "sunset" });
  });

  test("does not explain what is done hours after it, where it hardly moves", () => {
    const next = random(8);
    const nairobi = { latitude: -1.29, longitude: 36.82, timeZone: "Africa/Nairobi" };
    const kinds = explanations(lamp(() => 1245 + gauss(next, 8), nairobi)).map(({ trigger }) => trigger.kind);
    expect(kinds).toContain("time");
    expect(kinds).not.toContain("sun");
  });

  test("does not explain what keeps to the clock near sunset", () => {
    const next = random(6);
    const found = best(lamp(() => 1100 + gauss(next, 4), { from: "2026-03-01" }));
    expect(found.trigger).toMatchObject({ kind: "time" });
  });
});

describe("the days", () => {
  const days = (found: Candidate) => found.conditions.find(({ kind }) => kind === "weekdays");

  test("are those two on which it is done, however odd", () => {
    const next = random(2);
    const found = best(lamp((day) => ([1, 4].includes((day + 3) % 7) ? 1170 + gauss(next, 4) : null)));
    expect(days(found)).toEqual({ kind: "weekdays", days: 0b0010010 });
  });

  test("are every other workday where it is done on half of these and on none between", () => {
    const isOneOfThem = (day: number, i: number) => [0, 2, 4].includes((day + 3) % 7) && i % 2 === 0;
    const found = best(lamp((day, i) => (isOneOfThem(day, i) ? 450 + (i % 3) : null)));
    expect(found.conditions).toEqual([{ kind: "weekdays", days: 0b0010101 }]);
    expect(found.verdict).toMatchObject({ hits: 6, wrong: 6 });
  });

  test("are workdays although a holiday among them is spent as a weekend is", () => {
    const next = random(3);
    const holiday = 9;
    const works = (day: number, i: number) => isWorkday(day) && i !== holiday;
    const builder = lamp(
      (day, i) => (works(day, i) ? 400 + gauss(next, 4) : null),
      {},
      (home) => {
        home.entity("person.anna", { initial: "home" }).entity("switch.kettle", { initial: "off" });
        home.days.forEach((day, i) => {
          const at = (minute: number) => home.at(day, minute) + gauss(next, 10) * MINUTE;
          if (works(day, i)) home.change("person.anna", "not_home", at(480)).change("person.anna", "home", at(1050));
          else
            for (const minute of [600, 780, 900])
              home.change("switch.kettle", "on", at(minute)).change("switch.kettle", "off", at(minute + 40));
        });
      },
    );
    const found = best(builder);
    expect(days(found)).toEqual({ kind: "weekdays", days: 0b0011111 });
    expect(found.verdict).toMatchObject({ hits: 19, wrong: 0 });
  });

  test("are told by the workday sensor where there is one", () => {
    const next = random(7);
    const holidays = [2, 15];
    const works = (day: number, i: number) => isWorkday(day) && !holidays.includes(i);
    const builder = lamp(
      (day, i) => (works(day, i) ? 420 + gauss(next, 3) : null),
      {},
      (home) => {
        home.entity("binary_sensor.workday_sensor", { initial: "off", platform: "workday" });
        home.days.forEach((day, i) => {
          home.change("binary_sensor.workday_sensor", works(day, i) ? "on" : "off", home.at(day, 0));
        });
      },
    );
    expect(best(builder).conditions).toEqual([
      { kind: "state", entityId: "binary_sensor.workday_sensor", state: "on" },
    ]);
  });
});

test("while all are away for a week, nothing is done and nothing counts against it", () => {
  const next = random(10);
  const away = (i: number) => i >= 12 && i < 19;
  const builder = lamp(
    (_, i) => (away(i) ? null : 1200 + gauss(next, 4)),
    {},
    (home) => {
      home.entity("person.anna", { initial: "home" });
      home
        .change("person.anna", "not_home", home.at(home.days[12]!, 480))
        .change("person.anna", "home", home.at(home.days[19]!, 900));
    },
  );
  expect(best(builder)).toMatchObject({
    conditions: [{ kind: "somebody_home" }],
    verdict: { wrong: 0 },
    life: { from: builder.from, until: builder.until },
  });
});

describe("what is done on four Thursdays", () => {
  const onThursdays = (day: number) => ((day + 3) % 7 === 3 ? 1080 + (day % 5) : null);

  test("is hardly chance where the lamp is not touched otherwise", () => {
    const found = best(lamp(onThursdays));
    expect(found.conditions).toEqual([{ kind: "weekdays", days: 0b1000 }]);
    expect(logChance(found)).toBeLessThan(-10);
  });

  test("is less convincing the more the lamp is used about that time, though it be on other days", () => {
    const next = random(5);
    const usedOften = lamp((day) => onThursdays(day) ?? 1000 + 200 * next());
    expect(logChance(best(usedOften))).toBeGreaterThan(logChance(best(lamp(onThursdays))) + 4);
  });
});
