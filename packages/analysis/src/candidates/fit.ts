import { learnConditions } from "../conditions/learn.ts";
import type { Candidate } from "../judge/candidate.ts";
import { whereAllHold } from "../judge/holds.ts";
import { type Life, lifeOf } from "../judge/life.ts";
import { judge, type Verdict } from "../judge/replay.ts";
import type { Condition, Trigger } from "../judge/routine.ts";
import { firstAtOrAfter } from "../math/search.ts";
import { logBinomialTail, median } from "../math/statistics.ts";
import { MINUTE } from "../time/local-clock.ts";
import type { Range } from "../time/range.ts";
import type { Habitat } from "../world/acts.ts";
import type { World } from "../world/world.ts";
import { chanceOf, TOLERANCE_MS } from "./chance.ts";

/** Delays within which an act is looked for: the tighter it follows, the less likely by chance. */
const WINDOWS_MS = [MINUTE, 3 * MINUTE, TOLERANCE_MS];
/** The shortest delay that holds this share of what follows beyond chance tells right firings from wrong ones. */
const NEARLY_ALL = 0.97;
export const MIN_FOLLOWED = 3;
/** What happens together with its trigger was done with it, by a scene or a group. */
const TOGETHER_MS = 700;

/** What a trigger is fitted to, and how often the act would follow it by chance. */
export interface Fit {
  readonly trigger: Trigger;
  /** Everything the trigger fires in the range: epoch ms, ascending. */
  readonly firings: Float64Array;
  /** Nats that it takes to name the trigger among all that are tried. */
  readonly nats: number;
  /** How often the act comes although there is no routine: acts per millisecond in which it is possible. */
  rate(kept: Float64Array, conditions: readonly Condition[], life: Range): number;
}

/**
 * The routine that a trigger sets off: under which conditions, since when and until when. null when too few acts follow
 * it.
 */
export function fitTrigger(world: World, habitat: Habitat, fit: Fit, range: Range): Candidate | null {
  const { trigger, firings } = fit;
  const judged = (times: Float64Array, windowMs: number) => judge(habitat, times, windowMs, world.range.until);
  const whole = judged(firings, TOLERANCE_MS);
  if (whole.hits < MIN_FOLLOWED) return null;
  const windowMs = tightestWindow(fit, judged, range);
  // Conditions and life depend on each other: outside its conditions a routine looks dead, and dead it needs none.
  let learnt = learnConditions(world, habitat, trigger, judged(firings, windowMs));
  let kept = whereAllHold(world, learnt.conditions, firings);
  let lived = lifeOf(judged(kept, TOLERANCE_MS), range);
  if (lived.late || lived.dead) {
    learnt = learnConditions(world, habitat, trigger, judged(within(firings, lived.life), windowMs));
    kept = whereAllHold(world, learnt.conditions, firings);
    lived = lifeOf(judged(kept, TOLERANCE_MS), range);
  }
  const living = within(kept, lived.life);
  const verdict = judged(living, TOLERANCE_MS);
  if (verdict.hits < MIN_FOLLOWED || median(delaysOf(habitat, verdict)) < TOGETHER_MS) return null;

  const rate = fit.rate(living, learnt.conditions, lived.life);
  const logPs = WINDOWS_MS.map((delayMs) => {
    const { hits, wrong } = judged(living, delayMs);
    return logBinomialTail(hits, hits + wrong, chanceOf(rate, delayMs));
  });
  const logTests =
    fit.nats + learnt.nats + Math.log(WINDOWS_MS.length) + (isTrimmed(lived) ? Math.log(kept.length) : 0);
  return {
    habitat,
    trigger,
    conditions: learnt.conditions,
    toleranceMs: TOLERANCE_MS,
    baseRate: chanceOf(rate, TOLERANCE_MS),
    logP: Math.min(...logPs),
    logTests,
    life: lived.life,
    verdict,
  };
}

function tightestWindow(
  { firings, rate: rateOf }: Fit,
  judged: (times: Float64Array, windowMs: number) => Verdict,
  range: Range,
): number {
  const rate = rateOf(firings, [], range);
  const beyondChance = WINDOWS_MS.map((windowMs) => {
    const { hits, wrong } = judged(firings, windowMs);
    return hits - chanceOf(rate, windowMs) * (hits + wrong);
  });
  const most = Math.max(...beyondChance);
  return WINDOWS_MS.find((_, i) => beyondChance[i]! >= NEARLY_ALL * most) ?? TOLERANCE_MS;
}

function isTrimmed({ late, dead }: Life): boolean {
  return late || dead;
}

export function within(times: Float64Array, { from, until }: Range): Float64Array {
  return times.subarray(firstAtOrAfter(times, from), firstAtOrAfter(times, until));
}

/** Milliseconds between firings and the acts that they hit. */
function delaysOf(habitat: Habitat, verdict: Verdict): number[] {
  const delays: number[] = [];
  verdict.acts.forEach((act, i) => {
    if (act >= 0) delays.push(habitat.times[act]! - verdict.firings[i]!);
  });
  return delays;
}
