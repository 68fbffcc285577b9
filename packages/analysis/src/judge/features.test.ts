import { expect, test } from "vitest";
import { LogBuilder } from "../../test/log-builder.ts";
import { collectActs } from "../world/acts.ts";
import { createWorld } from "../world/world.ts";
import { type Candidate, verdictOf } from "./candidate.ts";
import { featuresOf } from "./features.ts";

const options = { types: [], hours: 24 * 20 };

/** People who switch on a lamp at seven on some of twenty days, and the routine that does so at ten to seven. */
function lampAtSeven(days: (day: number) => boolean): Candidate {
  const builder = new LogBuilder({ from: "2026-02-02", days: 20 });
  builder.entity("light.lamp", { initial: "off" });
  builder.days.forEach((day, i) => {
    if (days(i)) builder.change("light.lamp", "on", builder.at(day, 420));
    builder.change("light.lamp", "off", builder.at(day, 1200));
  });
  const { log, home } = builder.build();
  const world = createWorld(log, home, options);
  const habitat = collectActs(world, options).habitats.find((one) => one.target === "on")!;
  const routine = { habitat, trigger: { kind: "time", minute: 410 }, conditions: [], toleranceMs: 1_800_000 } as const;
  const verdict = verdictOf(world, routine, world.range);
  return { ...routine, verdict, life: world.range, baseRate: 0.01, logP: -30, logTests: 5 };
}

test("days kept apart speak for or against it, and say nothing where there are none", () => {
  const candidate = lampAtSeven((i) => i % 5 > 0);
  const later = (hits: number, wrong: number) => featuresOf(candidate, 0, { hits, wrong }).later;
  expect(later(6, 0)).toBeGreaterThan(0);
  expect(later(2, 4)).toBeLessThan(0);
  expect(featuresOf(candidate, 0, null).later).toBe(0);
});
