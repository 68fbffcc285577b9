import { type Candidate, verdictOf } from "../judge/candidate.ts";
import { Outcome } from "../judge/judge.ts";
import { score } from "../judge/score.ts";
import { firstAtOrAfter, lastAtOrBefore } from "../math/search.ts";
import { logBinomialTail } from "../math/statistics.ts";
import { MINUTE } from "../time/local-clock.ts";
import type { Habitat } from "../world/acts.ts";
import { Exposure } from "../world/exposure.ts";
import { areRelated, type World } from "../world/world.ts";
import { MIN_CONFIDENCE } from "./gate.ts";
import type { Chosen } from "./select.ts";

/** What people do within this time of each other they do together, or one after the other. */
const TOGETHER_MS = 5 * MINUTE;
const MIN_TOGETHER = 3;
/** It has to be done along with the other act this often, when it could be. */
const MIN_SHARE = 0.6;
/** A part may lose this share of the acts that it explains alone: one automation is simpler than two. */
const KEPT_HITS = 0.75;
/** How far around the act that leads the rate of chance acts is taken from. */
const NEIGHBOURHOOD_MS = 150 * MINUTE;
/** The chance to find such a pair anywhere, where nothing belongs together. */
const MAX_CHANCE = 0.01;

/**
 * What people do along with a routine, as one more part of it; null when they do not. A lamp that is always switched on
 * a minute after another seems to follow that one, but what leads the one leads both.
 *
 * @param lead the routine's best supported part
 * @param tried how many pairs of routines and habitats are looked at
 */
export function partAlong(world: World, lead: Chosen, habitat: Habitat, tried: number): Chosen | null {
  const { entityId } = habitat;
  if (areRelated(world, lead.habitat.entityId, entityId)) return null;
  if ("entityId" in lead.trigger && areRelated(world, lead.trigger.entityId, entityId)) return null;
  const { done, possible } = along(lead, habitat);
  if (done < MIN_TOGETHER || done < MIN_SHARE * possible) return null;
  const perMs = rateAround(lead, habitat);
  const logP = logBinomialTail(done, possible, 1 - Math.exp(-perMs * 2 * TOGETHER_MS));
  // What is done last may be done later than what leads is waited for.
  const toleranceMs = lead.toleranceMs + TOGETHER_MS;
  const draft: Candidate = { ...lead, habitat, toleranceMs, logP, logTests: Math.log(tried) };
  const candidate = { ...draft, verdict: verdictOf(world, draft, lead.life) };
  if (candidate.verdict.hits < MIN_TOGETHER) return null;
  if (logP + draft.logTests > Math.log(MAX_CHANCE)) return null;
  const part = score(candidate, lead.prior);
  if (part.confidence < MIN_CONFIDENCE) return null;
  return { ...part, alternatives: [] };
}

/** How often it was done along with the acts of the routine's lead, and how often it could be. */
function along(lead: Candidate, { series, reached, times }: Habitat): { done: number; possible: number } {
  let done = 0;
  let possible = 0;
  for (const time of actsOf(lead)) {
    const act = firstAtOrAfter(times, time - TOGETHER_MS);
    const row = lastAtOrBefore(series.times, time - TOGETHER_MS);
    if (act < times.length && times[act]! <= time + TOGETHER_MS) done++;
    else if (row < 0 || reached[series.codes[row]!] !== 0) continue;
    possible++;
  }
  return { done, possible };
}

/** Acts a millisecond in which it could be done, before and after the acts of the lead but not along with them. */
function rateAround(lead: Candidate, habitat: Habitat): number {
  const exposure = new Exposure(habitat);
  let open = 0;
  let acts = 0;
  for (const time of actsOf(lead)) {
    for (const [from, until] of [
      [time - NEIGHBOURHOOD_MS, time - TOGETHER_MS],
      [time + TOGETHER_MS, time + NEIGHBOURHOOD_MS],
    ] as const) {
      open += exposure.open(from, until);
      acts += exposure.acts(from, until);
    }
  }
  return (acts + 1) / (open + NEIGHBOURHOOD_MS);
}

/** What an explanation of the same habitat has to do with a part: nothing, all the part explains, or more than that. */
export function compare(alone: Candidate, part: Candidate): "other" | "same" | "more" {
  const own = actsOf(alone);
  const theirs = new Set(actsOf(part));
  const shared = own.filter((act) => theirs.has(act)).length;
  if (shared === 0) return "other";
  return shared >= KEPT_HITS * own.length ? "same" : "more";
}

/** Times of the acts that a candidate explains. */
function actsOf({ habitat, verdict }: Candidate): number[] {
  return [...verdict.acts].flatMap((act, i) =>
    act >= 0 && verdict.outcomes[i] === Outcome.hit ? [habitat.times[act]!] : [],
  );
}
