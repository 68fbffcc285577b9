import { expect, test } from "vitest";
import { LogBuilder, random } from "../../test/log-builder.ts";
import { Outcome, type Verdict } from "../judge/judge.ts";
import type { Condition } from "../judge/routine.ts";
import { HOUR } from "../time/local-clock.ts";
import { collectActs } from "../world/acts.ts";
import { createWorld } from "../world/world.ts";
import { learnConditions } from "./learn.ts";

const motion = { kind: "state", entityId: "binary_sensor.motion", to: "on", forMs: 0 } as const;

/** The conditions that are learnt when firings at odd times are right as `isRight` says. */
function learn(
  isRight: (minute: number, weekday: number, next: () => number, day: number) => boolean,
  count = 120,
): Condition[] {
  const builder = new LogBuilder({ from: "2026-02-02", days: 28 });
  builder
    .entity("light.lamp", { initial: "off", areaId: "hall" })
    .entity("light.other", { initial: "off", areaId: "hall" });
  const next = random(3);
  for (let time = builder.from; time < builder.until; time += 5 * HOUR * next())
    builder
      .change("light.other", next() < 0.5 ? "on" : "off", time)
      .change("light.lamp", next() < 0.5 ? "on" : "off", time);
  const { log, home } = builder.build();
  const world = createWorld(log, home, { types: [], hours: 672 });
  const habitat = collectActs(world, { types: [], hours: 672 }).habitats.find((one) => one.entityId === "light.lamp")!;
  const firings = Float64Array.from(
    { length: count },
    () => builder.from + next() * (builder.until - builder.from),
  ).sort();
  const right = Array.from(firings, (time) =>
    isRight(
      world.clock.minuteOfDay(time),
      world.clock.weekday(world.clock.day(time)),
      next,
      world.clock.day(time) - world.clock.day(builder.from),
    ),
  );
  const verdict: Verdict = {
    firings,
    outcomes: Uint8Array.from(right, (one) => (one ? Outcome.hit : Outcome.wrong)),
    acts: Int32Array.from(right, (one, i) => (one ? i : -1)),
    hits: right.filter(Boolean).length,
    wrong: right.filter((one) => !one).length,
    unneeded: 0,
    taken: 0,
  };
  return [...learnConditions(world, habitat, motion, verdict).conditions];
}

test("darkness is learnt as darkness, not as a part of the day that happens to fit as well", () => {
  expect(learn((minute, _, next) => (minute < 460 || minute > 1080) && next() < 0.9)).toEqual([
    { kind: "sun", down: true },
  ]);
});

test("a part of the day is wider than the right firings that were seen", () => {
  const [condition, ...more] = learn((minute, _, next) => minute >= 780 && minute < 960 && next() < 0.95);
  expect(more).toEqual([]);
  expect(condition).toMatchObject({ kind: "window" });
  const { from, to } = condition as { from: number; to: number };
  expect(Math.abs(from - 780)).toBeLessThanOrEqual(30);
  expect(Math.abs(to - 960)).toBeLessThanOrEqual(30);
});

test("hours in which people forget it now and then still belong to the part of the day", () => {
  const often = (minute: number) => (minute < 1140 ? 0.95 : 0.5);
  const conditions = learn((minute, _, next) => minute >= 960 && minute < 1320 && next() < often(minute), 300);
  expect(conditions).toEqual([{ kind: "window", from: 960, to: 1320 }]);
});

test("what is done by day, though not often, is not learnt as darkness", () => {
  expect(learn((minute, _, next) => minute >= 540 && minute < 960 && next() < 0.5)).not.toContainEqual({
    kind: "sun",
    down: true,
  });
});

test("weekdays are learnt", () => {
  expect(learn((_, weekday, next) => weekday >= 5 && next() < 0.9)).toEqual([{ kind: "weekdays", days: 0b1100000 }]);
});

test("what is right by chance gets no condition, however few the firings", () => {
  expect(learn((_, __, next) => next() < 0.7)).toEqual([]);
  expect(learn((_, __, next) => next() < 0.8, 12)).toEqual([]);
});

test("that a habit began lately on workdays only is no condition on workdays: it began", () => {
  expect(learn((_, __, next, day) => day >= 24 && next() < 0.95, 240)).toEqual([]);
});

test("a part of the day is found in few firings, where nothing happens for hours around it", () => {
  const isSome = (minute: number) => minute >= 1110 && minute < 1290;
  const asked = (minute: number) => isSome(minute) || minute < 780;
  const conditions = learn((minute, _, next) => asked(minute) && isSome(minute) && next() < 0.9, 60);
  expect(conditions).toMatchObject([{ kind: "window" }]);
});

test("a condition that a later one makes needless is left out again", () => {
  // Dark from about half past five, and they do it from eight on.
  const [condition, ...more] = learn((minute, _, next) => minute >= 1200 && minute < 1380 && next() < 0.95, 300);
  expect(condition).toMatchObject({ kind: "window" });
  expect(more).toEqual([]);
});

test("thousands of firings are told apart as a few are", () => {
  const conditions = learn((minute) => minute >= 960 && minute < 1320, 6000);
  expect(conditions).toEqual([{ kind: "window", from: 960, to: 1320 }]);
});
