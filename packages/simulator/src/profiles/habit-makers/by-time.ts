import type { Rng } from "../../rng.ts";
import { type HabitMaker, onDays, onto } from "./stock.ts";

const WORKDAYS = [0, 1, 2, 3, 4];
const WEEKEND = [5, 6];
const EVERY_DAY = [0, 1, 2, 3, 4, 5, 6];

/** Every day, workdays, weekends, one day of the week, or an odd set such as Tuesday and Thursday. */
function daySet(rng: Rng): readonly number[] {
  switch (rng.weighted({ all: 4, workdays: 4, weekend: 2, single: 2, odd: 2 })) {
    case "all":
      return EVERY_DAY;
    case "workdays":
      return WORKDAYS;
    case "weekend":
      return WEEKEND;
    case "single":
      return [Math.floor(rng.between(0, 7))];
    case "odd":
      return rng
        .shuffled(EVERY_DAY)
        .slice(0, rng.pick([2, 2, 3]))
        .sort();
  }
}

export const clock: HabitMaker = (stock) => {
  const thing = stock.take(stock.rng.weighted({ light: 4, switch: 2, cover: 2, media_player: 1 }));
  if (!thing) return [];
  const days = daySet(stock.rng);
  const minutes = stock.rng.between(...((days.length >= 5 ? [1120, 1330] : [610, 1330]) as [number, number]));
  return [
    {
      kind: "clock",
      title: `${thing.name} at about ${Math.floor(minutes / 60)}:${Math.floor(minutes % 60)}`,
      trigger: { type: "clock", minutes: Math.round(minutes / 5) * 5 },
      conditions: onDays(days),
      actions: [onto(thing)],
      spreadMinutes: stock.rng.between(3, 9),
      ...(stock.rng.chance(0.15) && { driftMinutesPerDay: stock.rng.between(-1.5, 1.5) }),
    },
  ];
};

export const sun: HabitMaker = (stock) => {
  const thing = stock.take(stock.rng.weighted({ light: 4, cover: 2 }));
  if (!thing) return [];
  return [
    {
      kind: "sun",
      title: `${thing.name} around sunset`,
      trigger: { type: "sun", event: "sunset", offsetMinutes: Math.round(stock.rng.between(-25, 40) / 5) * 5 },
      conditions: [{ type: "someone_home" }],
      actions: [onto(thing)],
      spreadMinutes: stock.rng.between(3, 8),
    },
  ];
};

export const scene: HabitMaker = (stock) => {
  const things = [stock.take("light"), stock.take("light"), stock.take(stock.rng.pick(["cover", "light"]))].filter(
    (thing) => thing !== undefined,
  );
  if (things.length < 2) return [];
  return [
    {
      kind: "scene",
      title: `${things.map(({ name }) => name).join(", ")} together in the evening`,
      trigger: { type: "clock", minutes: Math.round(stock.rng.between(1140, 1320) / 5) * 5 },
      conditions: [{ type: "someone_home" }],
      actions: things.map((thing, index) => ({
        ...onto(thing),
        afterSeconds: index === 0 ? 0 : stock.rng.between(3, 25),
      })),
      spreadMinutes: stock.rng.between(3, 8),
    },
  ];
};
