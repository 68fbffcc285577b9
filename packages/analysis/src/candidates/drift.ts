import type { Candidate } from "../judge/candidate.ts";
import { fitLine } from "../math/statistics.ts";
import type { World } from "../world/world.ts";
import { delayOf } from "./clock-or-sun.ts";

/** Slopes of fast drifts, minutes a day: these move out of every window within the weeks. */
const FAST = [-2, 2];
/** Slower than this hardly matters within weeks, in minutes a day. */
const SLOWEST = 0.2;
/** A slope has to be this many times its standard error. */
const SURE = 3;
/** Fewer acts do not show that they move. */
const MIN_ACTS = 6;
/** Slopes are fitted to twentieths of a minute a day. */
const STEP = 20;

/**
 * Slopes, in minutes a day, that are worth trying for a habit: those by which the acts move away from clock times
 * that explain them, and fast ones.
 */
export function slopesOf(world: World, steady: readonly Candidate[]): number[] {
  const fitted = steady.flatMap((candidate) => {
    const slope = candidate.trigger.kind === "time" ? slopeOf(world, candidate) : null;
    return slope === null ? [] : [slope];
  });
  return [...new Set([...FAST, ...fitted])];
}

/** By how many minutes a day the acts move, where that is sure; null where it is not. */
export function slopeOf(world: World, { habitat, trigger, verdict }: Candidate): number | null {
  const times = [...verdict.acts].filter((act) => act >= 0).map((act) => habitat.times[act]!);
  if (times.length < MIN_ACTS) return null;
  const line = fitLine(
    times.map((time) => world.clock.day(time)),
    times.map((time) => delayOf(world, trigger, time)),
  );
  const known = trigger.kind === "time" && trigger.drift ? trigger.drift.slope : 0;
  const slope = Math.round((line.slope + known) * STEP) / STEP;
  const isSure = known !== 0 || Math.abs(line.slope) > SURE * line.error;
  return isSure && Math.abs(slope) >= SLOWEST ? slope : null;
}
