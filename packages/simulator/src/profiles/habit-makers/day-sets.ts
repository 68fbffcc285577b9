import type { Rng } from "../../rng.ts";

export const EVERY_DAY = [0, 1, 2, 3, 4, 5, 6];
export const WORKDAYS = [0, 1, 2, 3, 4];
export const WEEKEND = [5, 6];

/** Every day, workdays, weekends, one day of the week, or an odd set such as Tuesday and Thursday. */
export function daySet(rng: Rng): readonly number[] {
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
