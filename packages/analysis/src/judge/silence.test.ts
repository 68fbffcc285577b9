import { expect, test } from "vitest";
import { LogBuilder } from "../../test/log-builder.ts";
import { collectActs } from "../world/acts.ts";
import { createWorld } from "../world/world.ts";
import { verdictOf } from "./candidate.ts";
import { STOPPED, silenceOf } from "./silence.ts";

const DAYS = 28;
const options = { types: [], hours: 24 * DAYS };

/** A lamp that is switched on at seven on the first days, beside a fan that is used on others. */
function silenceOfLamp(lampDays: number, fanDays: (day: number) => boolean): number {
  const builder = new LogBuilder({ from: "2026-02-02", days: DAYS });
  builder.entity("light.lamp", { initial: "off" }).entity("fan.fan", { initial: "off" });
  builder.days.forEach((day, i) => {
    if (i < lampDays) {
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
  return silenceOf(world, { ...routine, verdict, life: world.range, baseRate: 0.01, logP: -30, logTests: 5 });
}

test("what goes on is hardly silent", () => {
  expect(silenceOfLamp(DAYS, () => true)).toBeLessThan(2);
});

test("what was done daily and not for a week has stopped", () => {
  expect(silenceOfLamp(20, () => true)).toBeGreaterThan(STOPPED);
});

test("while nobody does anything, as on a journey, nothing stops", () => {
  expect(silenceOfLamp(20, (day) => day < 20)).toBeLessThan(2);
});
