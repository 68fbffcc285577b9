import { whereAllHold } from "../judge/holds.ts";
import { judge } from "../judge/judge.ts";
import type { Condition } from "../judge/routine.ts";
import { DAY, MINUTE } from "../time/local-clock.ts";
import type { Range } from "../time/range.ts";
import type { Habitat } from "../world/acts.ts";
import type { Exposure } from "../world/exposure.ts";
import type { World } from "../world/world.ts";

/** An act this long after a firing still shows that it was wanted. */
export const TOLERANCE_MS = 10 * MINUTE;
/** How far around a firing acts are counted that have nothing to do with it. */
const NEIGHBOURHOODS_MS = [20 * MINUTE, 45 * MINUTE];
/**
 * What is assumed besides what was seen in quiet time: half an act (as Jeffreys has it) in as much time as five
 * tolerances. With as little quiet time there is little to go by, and one side of the firings is mixed with both.
 */
const UNSEEN_ACTS = 0.5;
const UNSEEN_MS = 5 * TOLERANCE_MS;
/** Other days whose same time of day is looked at. */
const DAY_SHIFTS_MS = [-7, -2, -1, 1, 2, 7].map((days) => days * DAY);
/** A day on which the trigger fired this near to that time says nothing about the time without it. */
const APART_MS = 20 * MINUTE;
/** With fewer other days than these there is little to go by. */
const FEW_DAYS = 10;

/**
 * How often the act comes by chance around a trigger: its rate per time in which it was possible, before the firings
 * and after the time in which it may follow them, near and farther off, whichever is the most. Each firing is compared
 * with its own surroundings, so that neither the time of the day nor a busy hour makes a routine (the case-crossover
 * design of Maclure, 1991).
 *
 * @param firings epoch ms, ascending
 * @param share how often the act comes by chance after a firing, by how often it came before
 * @returns acts per millisecond
 */
export function rateAround(exposure: Exposure, firings: Float64Array, range: Range, share = 1): number {
  let rate = 0;
  for (const reach of NEIGHBOURHOODS_MS) {
    const before = new Quiet(exposure);
    const after = new Quiet(exposure);
    for (let i = 0; i < firings.length; i++) {
      const firing = firings[i]!;
      const last = firings[i - 1];
      const over = firing + TOLERANCE_MS;
      before.add(Math.max(firing - reach, last === undefined ? range.from : last + TOLERANCE_MS), firing);
      after.add(over, Math.min(over + reach, firings[i + 1] ?? range.until));
    }
    const quiet = (before.acts + after.acts + UNSEEN_ACTS) / (before.open + after.open + UNSEEN_MS);
    const [earlier, later] = [before, after].map(
      (side, i) => (side.acts + UNSEEN_MS * quiet * (i === 0 ? 1 : share)) / (side.open + UNSEEN_MS),
    ) as [number, number];
    rate = Math.max(rate, earlier * share, later);
  }
  return rate;
}

/** Stretches of time: for how long the act was possible in them, and how often it was done. */
class Quiet {
  readonly #exposure: Exposure;
  open = 0;
  acts = 0;

  constructor(exposure: Exposure) {
    this.#exposure = exposure;
  }

  add(from: number, until: number): void {
    if (until <= from) return;
    this.open += this.#exposure.open(from, until);
    this.acts += this.#exposure.acts(from, until);
  }
}

/**
 * How often the act comes by chance at the same time of other days on which the trigger did not fire then, where the
 * conditions hold. With few such days, the rate that is believed without them stays.
 *
 * @param firings all of the trigger, epoch ms, ascending, whether conditions hold or not
 * @param kept those at which they do
 * @param believed acts per millisecond
 * @returns acts per millisecond
 */
export function rateOnOtherDays(
  world: World,
  habitat: Habitat,
  conditions: readonly Condition[],
  firings: Float64Array,
  kept: Float64Array,
  life: Range,
  believed: number,
): number {
  let hits = 0;
  let judged = 0;
  for (const shift of DAY_SHIFTS_MS) {
    const moved = apart(firings, kept, shift, life);
    const verdict = judge(habitat, whereAllHold(world, conditions, moved), TOLERANCE_MS, world.range.until);
    hits += verdict.hits;
    judged += verdict.hits + verdict.wrong;
  }
  const share = (hits + FEW_DAYS * chanceOf(believed, TOLERANCE_MS)) / (judged + FEW_DAYS);
  return -Math.log(1 - Math.min(share, 0.999)) / TOLERANCE_MS;
}

/** The moments moved by a shift, those within a life that no firing is near. All ascend. */
function apart(firings: Float64Array, times: Float64Array, shift: number, { from, until }: Range): Float64Array {
  const moved = new Float64Array(times.length);
  let count = 0;
  let next = 0; // first firing that is not too early to be near
  for (const at of times) {
    const time = at + shift;
    if (time < from || time >= until) continue;
    while (next < firings.length && firings[next]! < time - APART_MS) next++;
    if (next === firings.length || firings[next]! > time + APART_MS) moved[count++] = time;
  }
  return moved.subarray(0, count);
}

/** Chance of at least one act within a window, 0..1. */
export function chanceOf(rate: number, windowMs: number): number {
  return 1 - Math.exp(-rate * windowMs);
}
