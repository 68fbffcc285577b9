import type { Candidate } from "../judge/candidate.ts";
import { instantOn } from "../judge/firings.ts";
import type { Trigger } from "../judge/routine.ts";
import { standardDeviation } from "../math/statistics.ts";
import { MINUTE } from "../time/local-clock.ts";
import type { World } from "../world/world.ts";
import { SUN_REACH } from "./anchors.ts";

/** Explanations of the same acts have at least this share of them in common. */
const SAME_ACTS = 0.7;
/** Fewer acts do not tell what they keep to. */
const MIN_ACTS = 4;
/** How much likelier, in nats, the acts' times must be by one explanation for the other to be refuted … */
const CLEARER = 2.5;
/** … and by a moving time, which has one more number to fit, and is rare. */
const CLEARER_MOVING = 8;
/** What people do keeps to the sun more seldom than to the clock: by so many nats. */
const SUN_IS_ODD = 1;

/**
 * Leaves out explanations by the clock, the sun or a moving time where another one explains the same acts' times better:
 * where they scatter less about it, by a likelihood ratio of normal distributions. Through the season what keeps to the
 * clock wanders off from the sun, and the reverse. Where that tells little, what is done hours away from sunrise and
 * sunset hardly keeps to them. Where the history cannot tell, both stay.
 */
export function tellApart(world: World, candidates: readonly Candidate[]): Candidate[] {
  const refuted = new Set<Candidate>();
  candidates.forEach((a, i) => {
    for (const b of candidates.slice(i + 1)) {
      if (kindOf(a.trigger) === kindOf(b.trigger) || !shareActs(a, b)) continue;
      const acts = [...new Set([...actsOf(a), ...actsOf(b)])];
      if (acts.length < MIN_ACTS) continue;
      const closer = acts.length * Math.log(scatter(world, a, acts) / scatter(world, b, acts));
      const nats = closer + oddityOf(a) - oddityOf(b);
      if (nats > clearer(b)) refuted.add(a);
      else if (-nats > clearer(a)) refuted.add(b);
      // A moving time that does not explain clearly more than one that keeps still is none.
      else if (isMoving(a)) refuted.add(a);
      else if (isMoving(b)) refuted.add(b);
    }
  });
  return candidates.filter((candidate) => !refuted.has(candidate));
}

function kindOf(trigger: Trigger): string {
  return trigger.kind === "sun" ? trigger.event : trigger.kind === "time" && trigger.drift ? "moving" : "clock";
}

function isMoving({ trigger }: Candidate): boolean {
  return kindOf(trigger) === "moving";
}

/** Nats by which an explanation is less to be expected than the plain clock. */
function oddityOf({ trigger }: Candidate): number {
  return trigger.kind === "sun" ? SUN_IS_ODD + Math.abs(trigger.offsetMinutes) / SUN_REACH : 0;
}

function clearer(winner: Candidate): number {
  return isMoving(winner) ? CLEARER_MOVING : CLEARER;
}

/** Indices of the acts that it explains. */
function actsOf({ verdict }: Candidate): number[] {
  return [...verdict.acts].filter((act) => act >= 0);
}

function shareActs(a: Candidate, b: Candidate): boolean {
  const [first, second] = [new Set(actsOf(a)), new Set(actsOf(b))];
  return [...first].filter((act) => second.has(act)).length >= SAME_ACTS * Math.min(first.size, second.size);
}

/** How far the acts lie apart by the explanation: the standard deviation in minutes, at least one. */
function scatter(world: World, candidate: Candidate, acts: readonly number[]): number {
  return Math.max(
    1,
    standardDeviation(acts.map((act) => delayOf(world, candidate.trigger, candidate.habitat.times[act]!))),
  );
}

/** Minutes from the trigger's nearest time to the act. */
export function delayOf(world: World, trigger: Trigger, time: number): number {
  const today = world.clock.day(time);
  const delays = [today - 1, today, today + 1].map((day) => (time - instantOn(world, trigger, day)) / MINUTE);
  return delays.reduce((a, b) => (Math.abs(b) < Math.abs(a) || Number.isNaN(a) ? b : a));
}
