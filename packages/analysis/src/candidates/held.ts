import { learnConditions } from "../conditions/learn.ts";
import type { DiscreteSeries } from "../event-log.ts";
import type { Candidate } from "../judge/candidate.ts";
import { changesTo } from "../judge/firings.ts";
import { whereAllHold } from "../judge/holds.ts";
import { lifeOf, livingFirings } from "../judge/life.ts";
import { judge } from "../judge/replay.ts";
import type { Trigger } from "../judge/routine.ts";
import { lastAtOrBefore } from "../math/search.ts";
import { logBinomialTail } from "../math/statistics.ts";
import { MINUTE } from "../time/local-clock.ts";
import type { Range } from "../time/range.ts";
import type { Habitat } from "../world/acts.ts";
import { Exposure } from "../world/exposure.ts";
import { areRelated, type World } from "../world/world.ts";
import type { TriggerPool } from "./trigger-pool.ts";

/** Waits that are tried, in minutes. */
const WAITS = [1, 2, 3, 5, 8, 10, 15, 20, 25, 30, 45, 60, 75, 90, 120, 150, 180, 240];
const MIN_FOLLOWED = 3;
/** A wait has to explain this share of the acts that people do while the state lasts. */
const MIN_SHARE = 0.2;
const ELSEWHERE = 2;
/** A longer wait is preferred when it explains this share of what a shorter one does. */
const AS_GOOD = 0.95;

/** Routines in which people do something after something else has been so for a while; it may be the thing itself. */
export function heldCandidates(world: World, habitat: Habitat, pool: TriggerPool, range: Range): Candidate[] {
  const exposure = new Exposure(habitat);
  const tried = Math.log(Math.max(10, pool.discrete.length) * WAITS.length);
  const here = world.info(habitat.entityId)?.areaId;
  const found: Candidate[] = [];
  for (const series of pool.discrete) {
    world.progress.tick();
    const isOwn = series.entityId === habitat.entityId;
    if (!isOwn && areRelated(world, series.entityId, habitat.entityId)) continue;
    const there = world.info(series.entityId)?.areaId;
    const elsewhere = here === undefined || there === undefined || here === there ? 0 : ELSEWHERE;
    for (const [state, delays] of delaysByState(habitat, series, range)) {
      if (isOwn && habitat.reached[series.states.indexOf(state)] !== 0) continue;
      const waits = promisingWaits(delays);
      for (const wait of waits) {
        const candidate = heldFor(world, habitat, exposure, series, state, wait, range, tried + elsewhere);
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
function delaysByState(habitat: Habitat, series: DiscreteSeries, range: Range): Map<string, number[]> {
  const delays = new Map<string, number[]>();
  for (const time of habitat.times) {
    if (time < range.from || time >= range.until) continue;
    const row = lastAtOrBefore(series.times, time - 1);
    if (row < 1) continue;
    const state = series.states[series.codes[row]!]!;
    const known = delays.get(state);
    if (known) known.push(time - series.times[row]!);
    else delays.set(state, [time - series.times[row]!]);
  }
  for (const list of delays.values()) list.sort((a, b) => a - b);
  return delays;
}

/** The waits after which acts crowd: many in the tolerance, few before. At most three. */
function promisingWaits(delays: readonly number[]): number[] {
  const sorted = Float64Array.from(delays);
  const scored = WAITS.map((minutes) => {
    const waitMs = minutes * MINUTE;
    const before = lastAtOrBefore(sorted, waitMs - 1) + 1;
    const inside = lastAtOrBefore(sorted, waitMs + toleranceOf(waitMs)) + 1 - before;
    return { waitMs, inside, score: inside - before * 0.5 };
  });
  const promising = scored.filter(
    ({ inside, score }) => inside >= MIN_FOLLOWED && inside >= MIN_SHARE * delays.length && score > 0,
  );
  // Of waits that explain as much, the longest: nothing should be switched off before people would.
  return promising
    .filter((one) => !promising.some((other) => other.waitMs > one.waitMs && other.score >= AS_GOOD * one.score))
    .sort((a, b) => b.score - a.score)
    .slice(0, 3)
    .map(({ waitMs }) => waitMs);
}

function heldFor(
  world: World,
  habitat: Habitat,
  exposure: Exposure,
  series: DiscreteSeries,
  state: string,
  waitMs: number,
  range: Range,
  logTests: number,
): Candidate | null {
  const trigger: Trigger = { kind: "state", entityId: series.entityId, to: state, forMs: waitMs };
  const toleranceMs = toleranceOf(waitMs);
  const inRange = (times: Float64Array, { from, until }: Range) => times.filter((time) => time >= from && time < until);
  const firings = inRange(changesTo(series, state, waitMs), range);
  const living = livingFirings(judge(habitat, firings, toleranceMs, world.range.until), range);
  const learnt = learnConditions(world, habitat, trigger, judge(habitat, living, toleranceMs, world.range.until));
  const kept = whereAllHold(world, learnt.conditions, firings);
  const whole = judge(habitat, kept, toleranceMs, world.range.until);
  const { life, late, dead } = lifeOf(whole, range);
  const verdict = late || dead ? judge(habitat, inRange(kept, life), toleranceMs, world.range.until) : whole;
  if (verdict.hits < MIN_FOLLOWED) return null;

  // Would the act have come at any time of the wait? Its rate before the wait is over, and after the tolerance.
  let open = 0;
  let acts = 0;
  for (const start of whereAllHold(world, learnt.conditions, inRange(changesTo(series, state, 0), life))) {
    const row = lastAtOrBefore(series.times, start);
    const end = Math.min(series.times[row + 1] ?? world.range.until, start + waitMs + 3 * toleranceMs);
    for (const [from, until] of [
      [start, Math.min(end, start + waitMs)],
      [start + waitMs + toleranceMs, end],
    ] as const) {
      open += exposure.open(from, until);
      acts += exposure.acts(from, until);
    }
  }
  const perMs = (acts + 1) / (open + 10 * toleranceMs);
  const baseRate = 1 - Math.exp(-perMs * toleranceMs);
  return {
    habitat,
    trigger,
    conditions: learnt.conditions,
    toleranceMs,
    baseRate,
    logP: logBinomialTail(verdict.hits, verdict.hits + verdict.wrong, baseRate),
    logTests: logTests + learnt.logTests + (late || dead ? Math.log(kept.length) : 0),
    life,
    verdict,
  };
}
