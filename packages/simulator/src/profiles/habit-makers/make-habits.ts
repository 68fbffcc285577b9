import type { HabitSpec } from "../../types.ts";
import { gap, override } from "./beside-automations.ts";
import { film, forgotten, presence, reaction, threshold } from "./by-change.ts";
import { clock, scene, sun } from "./by-time.ts";
import type { Draft, HabitMaker, Stock } from "./stock.ts";

const MAKERS: Readonly<Record<string, HabitMaker>> = {
  clock,
  sun,
  reaction,
  film,
  forgotten,
  threshold,
  presence,
  scene,
  gap,
  override,
};

/** Takes kinds in turn, in an order of chance, until there are enough habits or nothing is left to make them of. */
export function makeHabits(stock: Stock, count: number): HabitSpec[] {
  const habits: HabitSpec[] = [];
  for (let round = 0; round < 6 && habits.length < count; round++) {
    for (const kind of stock.rng.shuffled(Object.keys(MAKERS))) {
      if (habits.length >= count) break;
      habits.push(...finish(MAKERS[kind]!(stock), `${kind}_${habits.length + 1}`, stock));
    }
  }
  return habits;
}

/** Fills in how reliable the habits of one maker are, who has them, and how long they live: together. */
function finish(drafts: readonly Draft[], id: string, { rng, people }: Stock): HabitSpec[] {
  const life = rng.weighted({ whole: 15, ended: 2, began: 2 });
  const alive =
    life === "ended"
      ? ([0, rng.between(0.2, 0.6)] as const)
      : life === "began"
        ? ([rng.between(0.15, 0.55), 1] as const)
        : undefined;
  return drafts.map((draft, index) => ({
    probability: rng.between(0.78, 0.97),
    by: rng.shuffled(people).map((person) => person.id),
    how: rng.pick(["app", "device", "either"]),
    ...(alive && { alive }),
    ...draft,
    id: index === 0 ? id : `${id}_${index + 1}`,
  }));
}
