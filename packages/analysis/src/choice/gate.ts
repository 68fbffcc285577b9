import type { Candidate } from "../judge/candidate.ts";
import { DAY } from "../time/local-clock.ts";

/** How certain a routine has to be that fires once a day or less. */
export const MIN_CONFIDENCE = 0.54;
/** So much more certain it has to be for every time that it fires twice as often: what is wrong often is a nuisance. */
const PER_DOUBLING = 0.02;

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
