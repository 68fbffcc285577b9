import type { DiscreteSeries } from "../event-log.ts";
import type { Candidate } from "../judge/candidate.ts";
import { changesTo, within } from "../judge/firings.ts";
import { whereAllHold } from "../judge/holds.ts";
import type { Condition } from "../judge/routine.ts";
import { firstAtOrAfter, lastAtOrBefore, lastAtOrBeforeNear } from "../math/search.ts";
import { MINUTE } from "../time/local-clock.ts";
import type { Range } from "../time/range.ts";
import type { Habitat } from "../world/acts.ts";
import { Exposure } from "../world/exposure.ts";
import { areRelated, type World } from "../world/world.ts";
import { TOLERANCE_MS } from "./chance.ts";
import { fitTrigger, MIN_FOLLOWED } from "./fit.ts";
import { oddsOf } from "./odds.ts";
import { isOpposite } from "./sense.ts";
import type { TriggerPool } from "./trigger-pool.ts";

/** Waits that are tried, in minutes. */
const WAITS = [1, 2, 3, 5, 8, 10, 15, 20, 25, 30, 45, 60, 75, 90, 120, 150, 180, 240];
/** A wait has to explain this share of the acts that people do while the state lasts. */
const MIN_SHARE = 0.1;
/** Acts soon after the wait are at least so many times as frequent as during it. */
const CROWD = 2;
/** A longer wait is preferred when it explains this share of what a shorter one does. */
const AS_GOOD = 0.95;
/** For how long after the time in which the act may come its quiet time is looked at. */
const QUIET_MS = 20 * MINUTE;
/**
 * By how much, as a standard deviation of its logarithm, the time for which a thing is used scatters at least: on a short
 * visit less than otherwise.
 */
const USE_SCATTERS = 1;
const VISIT_SCATTERS = 0.6;
const LONGEST_VISIT_MS = 10 * MINUTE;
/** Acts in quiet time that are assumed besides those that were seen, in this time. */
const UNSEEN_ACTS = 0.5;
const UNSEEN_MS = 50 * MINUTE;

/**
 * Routines in which people do something after something else has been so for a while; it may be the thing itself.
 *
 * @param only the entity whose states are looked at; all, when left out
 */
export function heldCandidates(
  world: World,
  habitat: Habitat,
  pool: TriggerPool,
  range: Range,
  only?: string,
): Candidate[] {
  const exposure = new Exposure(habitat);
  const odds = oddsOf(
    world,
    habitat,
    pool.discrete.map(({ entityId }) => entityId),
  );
  const found: Candidate[] = [];
  for (const series of pool.discrete) {
    world.progress.tick();
    const { entityId } = series;
    if (only !== undefined && entityId !== only) continue;
    const isOwn = entityId === habitat.entityId;
    if (!isOwn && areRelated(world, entityId, habitat.entityId)) continue;
    for (const [state, delays] of delaysByState(habitat, series, range)) {
      if (isOwn && habitat.reached[series.states.indexOf(state)] !== 0) continue;
      if (isOpposite(world, habitat, entityId, state)) continue;
      for (const waitMs of promisingWaits(delays)) {
        const fit = {
          trigger: { kind: "state", entityId, to: state, forMs: waitMs } as const,
          firings: within(changesTo(series, state, waitMs), range),
          nats: odds(entityId) + Math.log(WAITS.length),
          rate: rateDuringState(world, exposure, series, state, waitMs),
          ...(isOwn && { leastChance: (delayMs: number) => endsWithin(waitMs, delayMs) }),
        };
        const candidate = fitTrigger(world, habitat, fit, range);
        if (candidate) found.push(candidate);
      }
    }
  }
  return found;
}

/** How long after an act may come that the wait explains. */
function toleranceOf(waitMs: number): number {
  return Math.min(10 * MINUTE, Math.max(2 * MINUTE, waitMs / 2));
}

/** How long the entity had been in its state when people acted, by state, in ms, ascending. */
function delaysByState(habitat: Habitat, series: DiscreteSeries, range: Range): Map<string, Float64Array> {
  const acts = habitat.times;
  const byCode = new Map<number, { readonly delays: Float64Array; count: number }>();
  let row = -1;
  for (let act = firstAtOrAfter(acts, range.from); act < acts.length && acts[act]! < range.until; act++) {
    row = lastAtOrBeforeNear(series.times, acts[act]! - 1, row);
    if (row < 1) continue;
    const code = series.codes[row]!;
    let known = byCode.get(code);
    if (!known) {
      known = { delays: new Float64Array(acts.length), count: 0 };
      byCode.set(code, known);
    }
    known.delays[known.count++] = acts[act]! - series.times[row]!;
  }
  return new Map(
    Array.from(byCode, ([code, { delays, count }]) => [series.states[code]!, delays.subarray(0, count).sort()]),
  );
}

/** The waits after which acts crowd: many more soon after than at any time during the wait. At most three. */
function promisingWaits(delays: Float64Array): number[] {
  if (delays.length < MIN_FOLLOWED) return [];
  const until = (delayMs: number) => lastAtOrBefore(delays, delayMs) + 1;
  const least = Math.max(MIN_FOLLOWED, MIN_SHARE * delays.length);
  const promising: { readonly waitMs: number; readonly score: number }[] = [];
  for (const minutes of WAITS) {
    const waitMs = minutes * MINUTE;
    const before = until(waitMs - 1);
    if (delays.length - before < least) break;
    let score = 0;
    for (const windowMs of [MINUTE, toleranceOf(waitMs)]) {
      const inside = until(waitMs + windowMs) - before;
      const byChance = (before / waitMs) * windowMs;
      if (inside >= CROWD * byChance) score = Math.max(score, inside - byChance);
    }
    if (score >= least) promising.push({ waitMs, score });
  }
  // Of waits that explain as much, the longest: nothing should be switched off before people would.
  return promising
    .filter((one) => !promising.some((other) => other.waitMs > one.waitMs && other.score >= AS_GOOD * one.score))
    .sort((a, b) => b.score - a.score)
    .slice(0, 3)
    .map(({ waitMs }) => waitMs);
}

/**
 * The chance that what is used for about as long as the wait is over soon after it, without any habit: how long a thing
 * is used scatters like a log-normal distribution, and its own length is no cause of its end.
 */
function endsWithin(waitMs: number, delayMs: number): number {
  // Of a normal distribution within so much of its middle, by the logistic one.
  const scatters = waitMs > LONGEST_VISIT_MS ? USE_SCATTERS : VISIT_SCATTERS;
  return Math.tanh((0.851 * Math.log1p(delayMs / waitMs)) / (2 * scatters));
}

/** Would the act have come at any time of the state? Its rate before the wait is over, and after the tolerance. */
function rateDuringState(world: World, exposure: Exposure, series: DiscreteSeries, state: string, waitMs: number) {
  const starts = changesTo(series, state, 0);
  return (_: Float64Array, conditions: readonly Condition[], life: Range): number => {
    let open = 0;
    let acts = 0;
    let row = -1;
    for (const start of whereAllHold(world, conditions, within(starts, life))) {
      row = lastAtOrBeforeNear(series.times, start, row);
      const over = start + waitMs + TOLERANCE_MS;
      // An act that ends the state itself belongs to it.
      const end = Math.min((series.times[row + 1] ?? world.range.until) + 1, over + QUIET_MS);
      const waited = Math.min(end, start + waitMs);
      open += exposure.open(start, waited);
      acts += exposure.acts(start, waited);
      open += exposure.open(over, end);
      acts += exposure.acts(over, end);
    }
    return (acts + UNSEEN_ACTS) / (open + UNSEEN_MS);
  };
}
