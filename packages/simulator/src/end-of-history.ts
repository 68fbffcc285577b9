import type { Calendar } from "./calendar.ts";
import type { Rng } from "./rng.ts";

const YEAR = 365;

/** A local midnight of 2026; where clocks change, in every other home 3 to 40 days after such a change. Epoch milliseconds. */
export function endOfHistory(rng: Rng, calendar: Calendar): number {
  const newYear = calendar.dayOf(Date.UTC(2026, 0, 1, 12));
  const day = newYear + Math.floor(rng.between(0, YEAR));
  const after = Math.floor(rng.between(3, 41));
  if (rng.chance(0.5)) {
    for (let other = day; other < day + YEAR; other++)
      if (calendar.at(other + 1, 0) - calendar.at(other, 0) !== 86_400_000) return calendar.at(other + after, 0);
  }
  return calendar.at(day, 0);
}
