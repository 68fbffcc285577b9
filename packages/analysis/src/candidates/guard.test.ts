import { expect, test } from "vitest";
import { LogBuilder, random } from "../../test/log-builder.ts";
import { fire } from "../judge/candidate.ts";
import { judge } from "../judge/judge.ts";
import { collectActs } from "../world/acts.ts";
import { createWorld } from "../world/world.ts";
import { guardOf } from "./guard.ts";

const options = { types: [], hours: 672 };

/** The guard of a lamp at eight in the evening, by who is home that evening and whether it is switched on then. */
function guard(happens: (day: number, next: () => number) => { ann: boolean; bob: boolean; isDone: boolean }) {
  const next = random(4);
  const builder = new LogBuilder({ from: "2026-02-02", days: 28 }).entity("light.lamp", { initial: "off" });
  builder.days.forEach((day, i) => {
    const { ann, bob, isDone } = happens(i, next);
    builder.change("person.ann", ann ? "home" : "not_home", builder.at(day, 900));
    builder.change("person.bob", bob ? "home" : "not_home", builder.at(day, 900));
    if (isDone)
      builder.change("light.lamp", "on", builder.at(day, 1205)).change("light.lamp", "off", builder.at(day, 1400));
  });
  const { log, home } = builder.build();
  const world = createWorld(log, home, options);
  const habitat = collectActs(world, options).habitats.find(({ target }) => target === "on")!;
  const firings = fire(world, { kind: "time", minute: 1200 }, [], world.range);
  return guardOf(world, judge(habitat, firings, 1_800_000, world.range.until)).conditions;
}

test("what one person does waits for that person", () => {
  const conditions = guard((day, next) => ({ ann: day % 3 > 0, bob: true, isDone: day % 3 > 0 && next() < 0.9 }));
  expect(conditions).toEqual([{ kind: "state", entityId: "person.ann", state: "home" }]);
});

test("what anybody does waits for somebody, also where nobody was ever away", () => {
  const home = guard((_, next) => ({ ann: true, bob: true, isDone: next() < 0.7 }));
  const away = guard((day, next) => ({ ann: day % 2 > 0, bob: day % 4 > 0, isDone: day % 4 > 0 && next() < 0.8 }));
  expect([home, away]).toEqual([[{ kind: "somebody_home" }], [{ kind: "somebody_home" }]]);
});

test("what happens while everybody is out waits for nobody", () => {
  expect(guard((day, next) => ({ ann: false, bob: day % 4 === 0, isDone: next() < 0.8 }))).toEqual([]);
});
