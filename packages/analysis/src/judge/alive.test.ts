import { expect, test } from "vitest";
import { LogBuilder } from "../../test/log-builder.ts";
import { collectActs } from "../world/acts.ts";
import { createWorld } from "../world/world.ts";
import { aliveOf } from "./alive.ts";
import { verdictOf } from "./candidate.ts";

const DAYS = 28;
const options = { types: [], hours: 24 * DAYS };

/** A lamp that is switched on at seven on the first days, beside a fan that is used on others. */
function aliveLamp(lampDays: (day: number) => boolean, fanDays: (day: number) => boolean): number {
  const builder = new LogBuilder({ from: "2026-02-02", days: DAYS });
  builder.entity("light.lamp", { initial: "off" }).entity("fan.fan", { initial: "off" });
  builder.days.forEach((day, i) => {
    if (lampDays(i)) {
      builder.change("light.lamp", "on", builder.at(day, 420));
      builder.change("light.lamp", "off", builder.at(day, 1200));
    }
    if (fanDays(i)) {
      for (const hour of [9, 12, 15, 18]) {
        builder.change("fan.fan", "on", builder.at(day, hour * 60));
        builder.change("fan.fan", "off", builder.at(day, hour * 60 + 20));
      }
    }
  });
  const { log, home } = builder.build();
  const world = createWorld(log, home, options);
  const habitat = collectActs(world, options).habitats.find((one) => one.entityId === "light.lamp")!;
  const routine = { habitat, trigger: { kind: "time", minute: 410 }, conditions: [], toleranceMs: 1_800_000 } as const;
  const verdict = verdictOf(world, routine, world.range);
  return aliveOf(world, { verdict, life: world.range, baseRate: 0.01 });
}

const EVERY_DAY = () => true;

test("what goes on is alive, though it was left out now and then", () => {
  expect(aliveLamp(EVERY_DAY, EVERY_DAY)).toBeGreaterThan(0.95);
  expect(aliveLamp((day) => day % 4 !== 3, EVERY_DAY)).toBeGreaterThan(0.9);
});

test("what was done daily and not for a week has stopped", () => {
  expect(aliveLamp((day) => day < 21, EVERY_DAY)).toBeLessThan(0.1);
});

test("what is done once more by chance, after it had stopped, has stopped all the same", () => {
  expect(aliveLamp((day) => day < 14 || day === 26, EVERY_DAY)).toBeLessThan(0.1);
});

test("what was left out for three days may be a pause", () => {
  expect(aliveLamp((day) => day < 25, EVERY_DAY)).toBeGreaterThan(0.9);
});

test("while nobody does anything, as on a journey, nothing stops", () => {
  const atHome = (day: number) => day < 20;
  expect(aliveLamp(atHome, atHome)).toBeGreaterThan(0.8);
});
