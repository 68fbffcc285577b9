import { type Learnt, learnConditions } from "../conditions/learn.ts";
import type { Candidate } from "../judge/candidate.ts";
import { within } from "../judge/firings.ts";
import { whereAllHold } from "../judge/holds.ts";
import { judge, Outcome, type Verdict, WRONG_COSTS } from "../judge/judge.ts";
import { type Life, lifeOf } from "../judge/life.ts";
import type { Condition, Trigger } from "../judge/routine.ts";
import { logBinomialTail, quantile } from "../math/statistics.ts";
import { MINUTE } from "../time/local-clock.ts";
import type { Range } from "../time/range.ts";
import type { Habitat } from "../world/acts.ts";
import type { World } from "../world/world.ts";
import { chanceOf, TOLERANCE_MS } from "./chance.ts";

/** Delays within which an act is looked for: the tighter it follows, the less likely by chance. */
const WINDOWS_MS = [MINUTE, 2 * MINUTE, 5 * MINUTE, TOLERANCE_MS];
/** The shortest delay that holds this share of what follows beyond chance tells right firings from wrong ones. */
const NEARLY_ALL = 0.97;
export const MIN_FOLLOWED = 3;
/**
 * What follows a trigger less often than so many times by chance is no reaction to it under any conditions: of 8,355
 * triggers tried in four simulated homes none below twice was one.
 */
const MIN_LIFT = 1.5;
/** What happens together with its trigger was done with it, by a scene or a group. */
const TOGETHER_MS = 700;
/** With fewer firings outside its life there is little to go by. */
const FEW_FIRINGS = 10;
/** Half of all delays within this time are a machine's, such as a hub that tells a group after its lamps. */
const EVEN_MS = 250;

/** What a trigger is fitted to, and how often the act would follow it by chance. */
export interface Fit {
  readonly trigger: Trigger;
  /** Everything the trigger fires in the range: epoch ms, ascending. */
  readonly firings: Float64Array;
  /** Nats that it takes to name the trigger among all that are tried. */
  readonly nats: number;
  /** The least chance of the act within a delay, whatever its rate: 0 when left out. */
  leastChance?(delayMs: number): number;
  /** How often the act comes although there is no routine: acts per millisecond in which it is possible. */
  rate(kept: Float64Array, conditions: readonly Condition[], life: Range): number;
}

/**
 * The routine that a trigger sets off: under which conditions, since when and until when. null when too few acts follow
 * it.
 */
export function fitTrigger(world: World, habitat: Habitat, fit: Fit, range: Range): Candidate | null {
  const { trigger, firings } = fit;
  // However tightly the act has to follow: what is wrong is so once within the tolerance.
  const judged = (times: Float64Array, windowMs: number) =>
    judge(habitat, times, windowMs, world.range.until, undefined, TOLERANCE_MS);
  const whole = judged(firings, TOLERANCE_MS);
  if (whole.hits < MIN_FOLLOWED) return null;
  const labels = tightest(fit, whole, judged, range);
  if (labels === null) return null;
  const shapeOf = (learnt: Learnt) => {
    const kept = whereAllHold(world, learnt.conditions, firings);
    const ever = judged(kept, TOLERANCE_MS);
    const lived = lifeOf(ever, range);
    const living = within(kept, lived.life);
    const verdict = living.length === kept.length ? ever : judged(living, TOLERANCE_MS);
    return { learnt, kept, lived, living, verdict };
  };
  let best = shapeOf(learnConditions(world, habitat, trigger, labels));
  // They were learnt from what follows tightly; what does not pay in all that follows is left out again, but paid for.
  while (best.learnt.conditions.length > 0) {
    const conditions = best.learnt.conditions.slice(0, -1);
    const living = within(whereAllHold(world, conditions, firings), best.lived.life);
    if (netOf(judged(living, TOLERANCE_MS)) < netOf(best.verdict)) break;
    best = shapeOf({ ...best.learnt, conditions });
  }
  const { learnt, kept, lived, living, verdict } = best;
  if (verdict.hits < MIN_FOLLOWED || isMechanical(delaysOf(habitat, verdict))) return null;

  const rate = fit.rate(living, learnt.conditions, lived.life);
  const others = kept.filter((time) => time < lived.life.from || time >= lived.life.until);
  // What followed before it began, or after it stopped, did so by chance.
  const chance = (delayMs: number) => {
    const believed = Math.max(chanceOf(rate, delayMs), fit.leastChance?.(delayMs) ?? 0);
    const { hits, wrong } = judge(habitat, others, delayMs, world.range.until);
    return Math.max(believed, (hits + FEW_FIRINGS * believed) / (hits + wrong + FEW_FIRINGS));
  };
  const baseRate = chance(TOLERANCE_MS);
  const logPs = WINDOWS_MS.map((delayMs) => {
    if (delayMs === TOLERANCE_MS) return logBinomialTail(verdict.hits, verdict.hits + verdict.wrong, baseRate);
    const { hits, wrong } = judge(habitat, living, delayMs, world.range.until);
    return logBinomialTail(hits, hits + wrong, chance(delayMs));
  });
  const logTests =
    fit.nats + learnt.nats + Math.log(WINDOWS_MS.length) + (isTrimmed(lived) ? Math.log(kept.length) : 0);
  return {
    habitat,
    trigger,
    conditions: learnt.conditions,
    toleranceMs: TOLERANCE_MS,
    baseRate,
    logP: Math.min(...logPs),
    logTests,
    life: lived.life,
    verdict,
  };
}

/** What follows within the delay in which nearly all does; null when it hardly follows more often than by chance. */
function tightest(
  { firings, rate: rateOf }: Fit,
  whole: Verdict,
  judged: (times: Float64Array, windowMs: number) => Verdict,
  range: Range,
): Verdict | null {
  const rate = rateOf(firings, [], range);
  const seen = WINDOWS_MS.map((windowMs) => {
    const verdict = windowMs === TOLERANCE_MS ? whole : judged(firings, windowMs);
    const { hits, wrong } = verdict;
    return { verdict, hits, byChance: chanceOf(rate, windowMs) * (hits + wrong) };
  });
  if (seen.every(({ hits, byChance }) => hits < MIN_LIFT * byChance)) return null;
  const most = Math.max(...seen.map(({ hits, byChance }) => hits - byChance));
  return seen.find(({ hits, byChance }) => hits - byChance >= NEARLY_ALL * most)?.verdict ?? whole;
}

/** What firings are worth, in right ones. */
export function netOf({ hits, wrong }: Pick<Verdict, "hits" | "wrong">): number {
  return hits - WRONG_COSTS * wrong;
}

/** {@link netOf} of the firings of the time in which the routine seems to live. */
export function netLived(verdict: Verdict, range: Range): number {
  const { life } = lifeOf(verdict, range);
  const living = { hits: 0, wrong: 0 };
  verdict.outcomes.forEach((outcome, i) => {
    const time = verdict.firings[i]!;
    if (time < life.from || time >= life.until) return;
    if (outcome === Outcome.hit) living.hits++;
    else if (outcome === Outcome.wrong) living.wrong++;
  });
  return netOf(living);
}

/** Whether the act comes at once, or after so even a delay as no person keeps to. */
function isMechanical(delays: readonly number[]): boolean {
  const sorted = Float64Array.from(delays).sort();
  return quantile(sorted, 0.5) < TOGETHER_MS || quantile(sorted, 0.75) - quantile(sorted, 0.25) < EVEN_MS;
}

function isTrimmed({ late, dead }: Life): boolean {
  return late || dead;
}

/** Milliseconds between firings and the acts that they hit. */
function delaysOf(habitat: Habitat, verdict: Verdict): number[] {
  const delays: number[] = [];
  verdict.acts.forEach((act, i) => {
    if (act >= 0) delays.push(habitat.times[act]! - verdict.firings[i]!);
  });
  return delays;
}
