import { type Candidate, logChance, withoutTaken } from "../judge/candidate.ts";
import { Outcome, WRONG_COSTS } from "../judge/judge.ts";
import { type Scored, score } from "../judge/score.ts";
import type { World } from "../world/world.ts";
import { alternativesTo } from "./alternatives.ts";
import type { Dropped } from "./filters.ts";
import { MIN_CONFIDENCE, mayBeDead } from "./gate.ts";

const CONDITION_COSTS = 0.4;
/** Nats of evidence that count as much as one saved act when explanations compete. */
const NATS_PER_ACT = 10;
/** What was right on fewer days is no habit yet. */
const MIN_DAYS = 3;
/** What is less likely real than this is more likely chance. */
const EVEN = 0.5;

/** A routine's part: the best explanation of what people do with one entity, and the best others of the same acts. */
export interface Chosen extends Scored {
  readonly alternatives: readonly Scored[];
}

export interface Selection {
  readonly chosen: readonly Chosen[];
  readonly dropped: readonly Dropped[];
}

/**
 * Chooses the routines of one habitat: the one with the best net gain takes its acts away, the next explains the rest.
 * A routine that has stopped still uses up its acts, so that nothing else explains them.
 *
 * @param minConfidence below {@link MIN_CONFIDENCE} what is less certain is chosen too, from what the certain ones leave
 */
export function selectRoutines(world: World, candidates: readonly Scored[], minConfidence: number): Selection {
  const dropped: Dropped[] = [];
  const chosen: Chosen[] = [];
  const real = candidates.filter((candidate) => {
    const isReal = candidate.real >= EVEN && daysRight(world, candidate) >= MIN_DAYS;
    if (!isReal) dropped.push({ filter: "chance", candidate });
    return isReal;
  });
  let pool = real.filter((candidate) => {
    if (candidate.confidence >= minConfidence) return true;
    dropped.push({ filter: "unreliable", candidate });
    return false;
  });
  const taken = new Uint8Array(candidates[0]?.habitat.times.length ?? 0);
  while (pool.length > 0) {
    const best = pool.reduce((a, b) => (isBetter(b, a) ? b : a));
    best.verdict.acts.forEach((act, i) => {
      if (act >= 0 && best.verdict.outcomes[i] === Outcome.hit) taken[act] = 1;
    });
    if (mayBeDead(world, best)) dropped.push({ filter: "dead", candidate: best });
    else chosen.push({ ...best, alternatives: alternativesTo(best, real, gainOf) });
    pool = pool
      .filter((candidate) => candidate !== best)
      .flatMap((candidate) => {
        const rest = rescored(world, candidate, taken, minConfidence);
        if (rest !== null) return rest;
        dropped.push({ filter: "explained", candidate, instead: best });
        return [];
      });
  }
  return { chosen, dropped };
}

function isBetter(a: Scored, b: Scored): boolean {
  const [isCertain, isOtherCertain] = [a.confidence >= MIN_CONFIDENCE, b.confidence >= MIN_CONFIDENCE];
  return isCertain === isOtherCertain ? gainOf(a) > gainOf(b) : isCertain;
}

function rescored(world: World, candidate: Scored, taken: Uint8Array, minConfidence: number): Scored | null {
  const rest = withoutTaken(world, candidate, taken);
  if (rest === candidate) return candidate;
  if (rest.verdict.hits < rest.verdict.taken / 2 || daysRight(world, rest) < MIN_DAYS) return null;
  // The rest has to stand on its own.
  const again = score(rest, candidate.prior);
  return again.real >= EVEN && again.confidence >= minConfidence ? again : null;
}

/** What a candidate is worth, in saved acts: by this one explanation is preferred to another. */
export function gainOf(candidate: Candidate): number {
  const { hits, wrong } = candidate.verdict;
  // That somebody is home is told without being learnt.
  const learnt = candidate.conditions.filter(({ kind }) => kind !== "somebody_home").length;
  return hits - WRONG_COSTS * wrong - CONDITION_COSTS * learnt - logChance(candidate) / NATS_PER_ACT;
}

/** Local days on which it was right, counted up to {@link MIN_DAYS}. */
function daysRight(world: World, { verdict }: Candidate): number {
  const days = new Set<number>();
  for (let i = 0; i < verdict.firings.length && days.size < MIN_DAYS; i++) {
    if (verdict.outcomes[i] === Outcome.hit) days.add(world.clock.day(verdict.firings[i]!));
  }
  return days.size;
}
