import { Outcome, type Verdict, WRONG_COSTS } from "../judge/judge.ts";
import type { Condition, Trigger } from "../judge/routine.ts";
import { logLikelihood } from "../math/statistics.ts";
import type { Habitat } from "../world/acts.ts";
import type { World } from "../world/world.ts";
import { type Option, optionsFor } from "./options.ts";
import { type Sample, toldApart } from "./sample.ts";

const MAX_CONDITIONS = 3;
/** A condition has to make what was seen this much more likely, in nats, besides paying for what there is to say. */
const MIN_NATS = 1;
/** It has to save this many wrong firings (net of the hits it costs). */
const MIN_NET_GAIN = 1;

export interface Learnt {
  readonly conditions: readonly Condition[];
  /** Nats that it takes to name the conditions among all that might have been set. */
  readonly nats: number;
}

/**
 * Conditions that tell the right firings of a trigger from the wrong ones: greedily, at most three, each the shortest
 * description of what was seen, and each paying in net good firings.
 */
export function learnConditions(world: World, habitat: Habitat, trigger: Trigger, verdict: Verdict): Learnt {
  const conditions: Condition[] = [];
  let nats = 0;
  let sample = sampleOf(verdict);
  for (let step = 0; step < MAX_CONDITIONS; step++) {
    const hits = countRight(sample);
    const wrong = sample.right.length - hits;
    if (hits === 0 || wrong === 0) break;
    let best: Option | null = null;
    let bestGain = MIN_NATS;
    const plain = logLikelihood(hits, sample.right.length);
    const leastNet = hits - WRONG_COSTS * wrong + MIN_NET_GAIN;
    for (const option of optionsFor(world, habitat, trigger, sample, conditions)) {
      let kept = 0;
      let keptRight = 0;
      for (let i = 0; i < option.keep.length; i++) {
        kept += option.keep[i]!;
        keptRight += option.keep[i]! & sample.right[i]!;
      }
      // A condition that keeps what is wrong splits the firings just as well.
      if (keptRight * sample.right.length <= hits * kept) continue;
      if (keptRight - WRONG_COSTS * (kept - keptRight) < leastNet) continue;
      const gain = toldApart(keptRight, kept, hits, sample.right.length) - plain - option.nats;
      if (gain <= bestGain) continue;
      best = option;
      bestGain = gain;
    }
    if (!best) break;
    conditions.push(best.condition);
    nats += best.nats;
    const { keep } = best;
    sample = {
      times: sample.times.filter((_, i) => keep[i] === 1),
      right: sample.right.filter((_, i) => keep[i] === 1),
    };
  }
  return { conditions, nats };
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
