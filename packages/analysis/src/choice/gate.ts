import { aliveOf, type Lived, PAUSE_MS } from "../judge/alive.ts";
import type { Candidate } from "../judge/candidate.ts";
import { DAY } from "../time/local-clock.ts";
import type { World } from "../world/world.ts";

/** How certain a routine has to be that fires once a day or less. */
export const MIN_CONFIDENCE = 0.54;
/** So much more certain it has to be for every time that it fires twice as often: what is wrong often is a nuisance. */
const PER_DOUBLING = 0.02;
/** People are asked to approve what they still do: that has to be so sure. */
const SURELY_ALIVE = 0.95;

/**
 * How certain a routine has to be to be welcome, 0..1.
 *
 * @param perDay firings a day that are right or wrong
 */
export function welcomeFrom(perDay: number): number {
  return MIN_CONFIDENCE + PER_DOUBLING * Math.log2(Math.max(1, perDay));
}

/** Firings a day that are right or wrong, while the routine lived. */
export function firingsPerDay({ verdict, life }: Candidate): number {
  return (verdict.hits + verdict.wrong) / Math.max(1, (life.until - life.from) / DAY);
}

/** Whether people may have given it up. */
export function mayBeDead(world: World, lived: Lived): boolean {
  return lived.life.until < world.range.until - PAUSE_MS || aliveOf(world, lived) < SURELY_ALIVE;
}
