import type { HabitSpec } from "../../spec/habit.ts";
import { airing, door, film, forgotten, sequence } from "./by-change.ts";
import { leftAlone, reaction } from "./by-motion.ts";
import { clock, halfShut, heating, morning, quieter, scene, sun } from "./by-time.ts";
import { gap } from "./gaps.ts";
import { override } from "./overrides.ts";
import { presence } from "./presence.ts";
import type { Draft, HabitMaker, Stock } from "./stock.ts";
import { finished, gloom, humidity, staleAir, warmth } from "./thresholds.ts";

/** What is common comes several times. */
const MAKERS: readonly (readonly [string, HabitMaker])[] = [
  ["airing", airing],
  ["clock", clock],
  ["clock", clock],
  ["clock", clock],
  ["door", door],
  ["film", film],
  ["finished", finished],
  ["forgotten", forgotten],
  ["gap", gap],
  ["gap", gap],
  ["gloom", gloom],
  ["half_shut", halfShut],
  ["heating", heating],
  ["humidity", humidity],
  ["left_alone", leftAlone],
  ["morning", morning],
  ["override", override],
  ["override", override],
  ["presence", presence],
  ["presence", presence],
  ["quieter", quieter],
  ["reaction", reaction],
  ["reaction", reaction],
  ["scene", scene],
  ["scene", scene],
  ["sequence", sequence],
  ["stale_air", staleAir],
  ["sun", sun],
  ["sun", sun],
  ["warmth", warmth],
];

/** Takes kinds in turn, in an order of chance, until there are enough habits or nothing is left to make them of. */
export function makeHabits(stock: Stock, count: number): HabitSpec[] {
  const habits: HabitSpec[] = [];
  for (let round = 0; round < 6 && habits.length < count; round++) {
    for (const [kind, make] of stock.rng.shuffled(MAKERS)) {
      if (habits.length >= count) break;
      habits.push(...finish(make(stock), `${kind}_${habits.length + 1}`, stock));
    }
  }
  return habits;
}

/** Fills in how reliable the habits of one maker are, who has them, and how long they live: together. */
function finish(drafts: readonly Draft[], id: string, { rng, people, pace }: Stock): HabitSpec[] {
  const life = rng.weighted({ whole: 15, ended: 2, began: 2 });
  const alive =
    life === "ended"
      ? ([0, rng.between(0.15, 0.5)] as const)
      : life === "began"
        ? ([rng.between(0.15, 0.55), 1] as const)
        : undefined;
  return drafts.map((draft, index) => ({
    probability: rng.chance(0.1) ? rng.between(0.5, 0.75) : rng.between(0.78, 0.97),
    by: rng.shuffled(people).map((person) => person.id),
    how: rng.pick(["app", "device", "either"]),
    ...(alive && { alive }),
    ...draft,
    ...(draft.delaySeconds && { delaySeconds: slowed(draft.delaySeconds, pace) }),
    id: index === 0 ? id : `${id}_${index + 1}`,
  }));
}

function slowed([shortest, longest]: readonly [number, number], pace: number): readonly [number, number] {
  return [shortest, shortest + (longest - shortest) * pace];
}
