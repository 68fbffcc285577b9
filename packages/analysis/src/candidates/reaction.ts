import { learnConditions } from "../conditions/learn.ts";
import type { Candidate } from "../judge/candidate.ts";
import { whereAllHold } from "../judge/holds.ts";
import { lifeOf, livingFirings } from "../judge/life.ts";
import { judge, type Verdict } from "../judge/replay.ts";
import type { Condition, Trigger } from "../judge/routine.ts";
import { firstAtOrAfter, lastAtOrBefore } from "../math/search.ts";
import { logBinomialTail, median } from "../math/statistics.ts";
import { DAY, MINUTE } from "../time/local-clock.ts";
import type { Range } from "../time/range.ts";
import type { Habitat } from "../world/acts.ts";
import { areRelated, type World } from "../world/world.ts";
import type { Source, TriggerPool } from "./trigger-pool.ts";

/** Delays within which a reaction is looked for. */
const TOLERANCES_MS = [MINUTE, 3 * MINUTE, 10 * MINUTE];
const LONGEST_MS = 10 * MINUTE;
const MIN_FOLLOWED = 3;
/** Copies of the trigger moved by these show how often the act follows by chance: other days, and other times of the day. */
const DAY_SHIFTS_MS = [-7, -2, -1, 1, 2, 7].map((days) => days * DAY);
const MINUTE_SHIFTS_MS = [-45, -25, 25, 45].map((minutes) => minutes * MINUTE);
/** What happens together with its trigger was done with it, by a scene or a group. */
const TOGETHER_MS = 700;
/** A trigger in another room has to be this much more convincing, in nats. */
const ELSEWHERE = 2;

/** Routines in which people do something soon after something else changed. */
export function reactionCandidates(world: World, habitat: Habitat, pool: TriggerPool, range: Range): Candidate[] {
  const found: Candidate[] = [];
  const tried = Math.log(Math.max(10, pool.changes.length) * TOLERANCES_MS.length);
  for (const source of pool.changes) {
    world.progress.tick();
    if (source.entityId !== null && areRelated(world, source.entityId, habitat.entityId)) continue;
    if (!isPromising(habitat, source, range)) continue;
    const candidate = bestReaction(
      world,
      habitat,
      source.trigger,
      source.firings,
      range,
      tried + elsewhere(world, habitat, source),
    );
    if (candidate) found.push(candidate);
  }
  return found;
}

function elsewhere(world: World, habitat: Habitat, source: Source): number {
  if (source.entityId === null) return 0;
  const here = world.info(habitat.entityId)?.areaId;
  const there = world.info(source.entityId)?.areaId;
  return here === undefined || there === undefined || here === there ? 0 : ELSEWHERE;
}

/** A first look: acts follow the trigger more often than its share of the time. */
function isPromising(habitat: Habitat, { firings, coverage }: Source, range: Range): boolean {
  let followed = 0;
  let acts = 0;
  for (const time of habitat.times) {
    if (time < range.from || time >= range.until) continue;
    acts++;
    const last = lastAtOrBefore(firings, time);
    if (last >= 0 && time - firings[last]! <= LONGEST_MS) followed++;
  }
  return (
    followed >= MIN_FOLLOWED &&
    followed >= 0.05 * acts &&
    followed >= 1.3 * coverage * acts &&
    followed >= 0.02 * firings.length
  );
}

/** The most convincing delay and conditions for a trigger; null when nothing is. */
export function bestReaction(
  world: World,
  habitat: Habitat,
  trigger: Trigger,
  firings: Float64Array,
  range: Range,
  logTests: number,
): Candidate | null {
  let best: Candidate | null = null;
  let hits = MIN_FOLLOWED - 1;
  for (const toleranceMs of TOLERANCES_MS) {
    const verdict = judge(habitat, firings, toleranceMs, world.range.until);
    if (verdict.hits <= hits) continue; // a longer delay has to explain more
    hits = verdict.hits;
    const living = livingFirings(verdict, range);
    const alive = living.length < firings.length ? judge(habitat, living, toleranceMs, world.range.until) : verdict;
    const learnt = learnConditions(world, habitat, trigger, alive);
    const candidate = reactionWith(
      world,
      habitat,
      trigger,
      learnt.conditions,
      firings,
      toleranceMs,
      range,
      logTests + learnt.logTests,
    );
    if (candidate && (!best || candidate.logP + candidate.logTests < best.logP + best.logTests)) best = candidate;
  }
  return best;
}

function reactionWith(
  world: World,
  habitat: Habitat,
  trigger: Trigger,
  conditions: readonly Condition[],
  firings: Float64Array,
  toleranceMs: number,
  range: Range,
  logTests: number,
): Candidate | null {
  const kept = whereAllHold(world, conditions, firings);
  const whole = judge(habitat, kept, toleranceMs, world.range.until);
  const { life, late, dead } = lifeOf(whole, range);
  const living = kept.filter((time) => time >= life.from && time < life.until);
  const verdict = late || dead ? judge(habitat, living, toleranceMs, world.range.until) : whole;
  if (verdict.hits < MIN_FOLLOWED || isTogether(habitat, verdict)) return null;
  const shifted = (shifts: readonly number[]) =>
    chanceRate(world, habitat, conditions, living, toleranceMs, life, shifts);
  const baseRate = Math.max(shifted(DAY_SHIFTS_MS), shifted(MINUTE_SHIFTS_MS));
  const logP = logBinomialTail(verdict.hits, verdict.hits + verdict.wrong, baseRate);
  const trimmed = late || dead ? Math.log(kept.length) : 0;
  return { habitat, trigger, conditions, toleranceMs, baseRate, logP, logTests: logTests + trimmed, life, verdict };
}

/** How often the act follows copies of the trigger that are moved in time, where the conditions hold. */
function chanceRate(
  world: World,
  habitat: Habitat,
  conditions: readonly Condition[],
  firings: Float64Array,
  toleranceMs: number,
  life: Range,
  shifts: readonly number[],
): number {
  let hits = 0;
  let judged = 0;
  for (const shift of shifts) {
    const moved = whereAllHold(world, conditions, shiftedBy(firings, shift, life));
    const verdict = judge(habitat, moved, toleranceMs, world.range.until);
    hits += verdict.hits;
    judged += verdict.hits + verdict.wrong;
  }
  // Without a single opportunity among the copies nothing is known: assume little, but not nothing.
  return (hits + 0.5) / (judged + 10);
}

function shiftedBy(times: Float64Array, shift: number, { from, until }: Range): Float64Array {
  return times
    .subarray(firstAtOrAfter(times, from - shift), firstAtOrAfter(times, until - shift))
    .map((time) => time + shift);
}

function isTogether(habitat: Habitat, verdict: Verdict): boolean {
  return median(delaysOf(habitat, verdict)) < TOGETHER_MS;
}

/** Milliseconds between firings and the acts that they hit. */
export function delaysOf(habitat: Habitat, verdict: Verdict): number[] {
  const delays: number[] = [];
  verdict.acts.forEach((act, i) => {
    if (act >= 0) delays.push(habitat.times[act]! - verdict.firings[i]!);
  });
  return delays;
}
