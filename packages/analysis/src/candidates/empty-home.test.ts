import { expect, test } from "vitest";
import { LogBuilder } from "../../test/log-builder.ts";
import { MINUTE } from "../time/local-clock.ts";
import { createWorld } from "../world/world.ts";
import { shareAfter, shareWhileAway } from "./empty-home.ts";
import { sourceOf } from "./trigger-pool.ts";

/** Anna is away from eight to six, and does something every hour at home, and every so many hours while away. */
function home(hoursAway: number) {
  const builder = new LogBuilder({ from: "2026-02-02", days: 28 });
  builder.entity("person.anna", { initial: "home" });
  const acts: number[] = [];
  for (const day of builder.days) {
    builder
      .change("person.anna", "not_home", builder.at(day, 480))
      .change("person.anna", "home", builder.at(day, 1080));
    acts.push(builder.at(day, 480) + 2 * MINUTE);
    for (let hour = 0; hour < 24; hour++) {
      if (hour < 8 || hour >= 18 || hour % hoursAway === 0) acts.push(builder.at(day, hour * 60 + 30));
    }
  }
  const { log, home } = builder.build();
  const world = createWorld(log, home, { types: [], hours: 28 * 24 });
  return { world, share: shareWhileAway(world, Float64Array.from(acts).sort(), world.range) };
}

test("people do less in an empty home, but for what they do just after leaving", () => {
  expect(home(100).share).toBeLessThan(0.02);
  expect(home(5).share).toBeCloseTo(0.2, 1);
  expect(home(1).share).toBeGreaterThan(0.95);
});

test("after people left, as little is to be expected as is done in an empty home; after they came, as much as before", () => {
  const { world, share } = home(5);
  const anna = (to: string) => sourceOf(world, { kind: "state", entityId: "person.anna", to, forMs: 0 }, world.range);
  expect(shareAfter(world, anna("not_home"), share)).toBeCloseTo(share);
  expect(shareAfter(world, anna("home"), share)).toBe(1);
});
