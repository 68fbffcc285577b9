import { Outcome, type Verdict } from "../judge/replay.ts";
import type { Condition, Trigger } from "../judge/routine.ts";
import { logLikelihood } from "../math/statistics.ts";
import type { Habitat } from "../world/acts.ts";
import type { World } from "../world/world.ts";
import { optionsFor, type Sample } from "./options.ts";

const MAX_CONDITIONS = 3;
/** A condition has to make what was seen this much more likely, in nats, besides paying for the choice among options. */
const MIN_NATS = 3;
/** It has to save this many wrong firings (net of the hits it costs). */
const MIN_NET_GAIN = 1;
const WRONG_COSTS = 1.5;

export interface Learnt {
  readonly conditions: readonly Condition[];
  /** Natural logarithm of how many conditions were chosen among. */
  readonly logTests: number;
}

/**
 * Conditions that tell the right firings of a trigger from the wrong ones: greedily, at most three, each paying in
 * likelihood and in net good firings.
 */
export function learnConditions(world: World, habitat: Habitat, trigger: Trigger, verdict: Verdict): Learnt {
  const conditions: Condition[] = [];
  let logTests = 0;
  let sample = sampleOf(verdict);
  for (let step = 0; step < MAX_CONDITIONS; step++) {
    const hits = countRight(sample);
    const wrong = sample.right.length - hits;
    if (wrong === 0) break;
    const options = optionsFor(world, habitat, trigger, sample, conditions);
    let best: { condition: Condition; keep: Uint8Array } | null = null;
    let bestNet = hits - WRONG_COSTS * wrong + MIN_NET_GAIN;
    for (const option of options) {
      let kept = 0;
      let keptRight = 0;
      for (let i = 0; i < option.keep.length; i++) {
        kept += option.keep[i]!;
        keptRight += option.keep[i]! & sample.right[i]!;
      }
      const net = keptRight - WRONG_COSTS * (kept - keptRight) - option.cost;
      if (net <= bestNet) continue;
      const nats =
        logLikelihood(keptRight, kept) +
        logLikelihood(hits - keptRight, sample.right.length - kept) -
        logLikelihood(hits, sample.right.length);
      if (nats < MIN_NATS + Math.log(options.length) / 2) continue;
      best = option;
      bestNet = net;
    }
    if (!best) break;
    conditions.push(best.condition);
    logTests += Math.log(options.length);
    const { keep } = best;
    sample = {
      times: sample.times.filter((_, i) => keep[i] === 1),
      right: sample.right.filter((_, i) => keep[i] === 1),
    };
  }
  return { conditions, logTests };
}

function sampleOf(verdict: Verdict): Sample {
  const counts = (i: number) => verdict.outcomes[i] === Outcome.hit || verdict.outcomes[i] === Outcome.wrong;
  return {
    times: verdict.firings.filter((_, i) => counts(i)),
    right: verdict.outcomes.filter((_, i) => counts(i)).map((outcome) => (outcome === Outcome.hit ? 1 : 0)),
  };
}

function countRight(sample: Sample): number {
  return sample.right.reduce((sum, right) => sum + right, 0);
}
