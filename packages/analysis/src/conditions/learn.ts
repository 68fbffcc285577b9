import { Outcome, type Verdict } from "../judge/judge.ts";
import type { Condition, Trigger } from "../judge/routine.ts";
import { logLikelihood } from "../math/statistics.ts";
import type { Habitat } from "../world/acts.ts";
import type { World } from "../world/world.ts";
import { lifeOptions } from "./lives.ts";
import { type Option, optionsFor } from "./options.ts";
import { countRight, type Sample, thoseKept, toldApart } from "./sample.ts";

const MAX_CONDITIONS = 3;
/** A condition has to make what was seen this much more likely, in nats, besides paying for what there is to say. */
const MIN_NATS = 1;
/** It has to save this many wrong firings (net of the hits it costs). */
const MIN_NET_GAIN = 1;

export interface Learnt {
  readonly conditions: readonly Condition[];
  /** Natural logarithm of how many conditions were tried to find these. */
  readonly nats: number;
}

/**
 * Conditions that tell the right firings of a trigger from the wrong ones: greedily, at most three, each the shortest
 * description of what was seen, and each paying in net good firings. That the habit began or stopped competes with
 * them: a condition must not stand for the days on which it lived.
 */
export function learnConditions(world: World, habitat: Habitat, trigger: Trigger, verdict: Verdict): Learnt {
  const whole = sampleOf(verdict);
  let chosen: Option[] = [];
  let sample = whole;
  for (let step = 0; step < MAX_CONDITIONS + 2 && isMixed(sample); step++) {
    const conditions = conditionsOf(chosen);
    const options = [
      ...(conditions.length < MAX_CONDITIONS ? optionsFor(world, habitat, trigger, sample, conditions) : []),
      ...lifeOptions(sample, chosen),
    ];
    const best = bestOf(options, sample);
    if (!best) break;
    chosen = stillNeeded([...chosen, best], whole);
    sample = thoseKept(whole, chosen);
  }
  return {
    conditions: conditionsOf(chosen),
    nats: chosen.reduce((sum, { tried }) => sum + tried, 0),
  };
}

/** Whether there is something to tell apart. */
function isMixed(sample: Sample): boolean {
  const hits = countRight(sample);
  return hits > 0 && hits < sample.right.length;
}

function conditionsOf(options: readonly Option[]): Condition[] {
  return options.flatMap(({ condition }) => condition ?? []);
}

/** The option that makes what was seen the likeliest for its words; null when none pays. */
function bestOf(options: readonly Option[], sample: Sample): Option | null {
  const hits = countRight(sample);
  const wrong = sample.right.length - hits;
  let best: Option | null = null;
  let bestGain = MIN_NATS;
  const plain = logLikelihood(hits, sample.right.length);
  for (const option of options) {
    const keep = option.keeps(sample.times);
    let kept = 0;
    let keptRight = 0;
    for (let i = 0; i < keep.length; i++) {
      kept += keep[i]!;
      keptRight += keep[i]! & sample.right[i]!;
    }
    // A condition that keeps what is wrong splits the firings just as well.
    if (keptRight * sample.right.length <= hits * kept) continue;
    // What is right as often as not had better be done.
    if (wrong - (kept - keptRight) < hits - keptRight + MIN_NET_GAIN) continue;
    const gain = toldApart(keptRight, kept, hits, sample.right.length) - plain - option.nats;
    if (gain <= bestGain) continue;
    best = option;
    bestGain = gain;
  }
  return best;
}

/** Those of the options without which what was seen would be less likely, words counted: the last may say it all. */
function stillNeeded(options: readonly Option[], whole: Sample): Option[] {
  const last = options.at(-1)!;
  const told = (some: readonly Option[]) => {
    const { times, right } = thoseKept(whole, some);
    return toldApart(countRight({ times, right }), times.length, countRight(whole), whole.times.length);
  };
  let needed = [...options];
  for (const option of options) {
    if (option === last) continue;
    const others = needed.filter((one) => one !== option);
    if (told(needed) - told(others) - option.nats < MIN_NATS) needed = others;
  }
  return needed;
}

function sampleOf(verdict: Verdict): Sample {
  const counts = (i: number) => verdict.outcomes[i] === Outcome.hit || verdict.outcomes[i] === Outcome.wrong;
  return {
    times: verdict.firings.filter((_, i) => counts(i)),
    right: verdict.outcomes.filter((_, i) => counts(i)).map((outcome) => (outcome === Outcome.hit ? 1 : 0)),
  };
}
