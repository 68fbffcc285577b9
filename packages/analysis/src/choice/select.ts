import { type Candidate, withoutTaken } from "../judge/candidate.ts";
import { Outcome } from "../judge/replay.ts";
import { logChance, type Scored, score } from "../judge/score.ts";
import { DAY } from "../time/local-clock.ts";
import type { World } from "../world/world.ts";

/** A wrong firing costs as much as this many saved acts. */
const WRONG_COSTS = 1.5;
const CONDITION_COSTS = 0.4;
/** Nats of evidence that count as much as one saved act when explanations compete. */
const NATS_PER_ACT = 10;
const MIN_HITS = 3;
const MAX_FALSE_DISCOVERY_RATE = 0.05;
export const MIN_CONFIDENCE = 0.6;

/** Why candidates are no suggestions of their own, in the order in which it is looked at. */
export const FILTERS = {
  chance: "as likely by chance, after looking at so many possibilities",
  unreliable: "wrong too often to be welcome",
  explained: "another routine explains the same acts better",
  dead: "no longer done",
  merged: "joined with another into one automation",
  automated: "done by an automation already",
  type: "of a kind that this analysis was not asked for",
  unproven: "did not hold on the later days kept apart to check it",
} as const;
export type Filter = keyof typeof FILTERS;

export interface Selection {
  readonly chosen: readonly Scored[];
  readonly dropped: Readonly<Record<"chance" | "unreliable" | "dead" | "explained", number>>;
}

/**
 * Chooses the routines of one habitat: the one with the best net gain takes its acts away, the next explains the rest.
 * A routine that has stopped still uses up its acts, so that nothing else explains them.
 *
 * @param minConfidence below {@link MIN_CONFIDENCE} what is less certain is chosen too, from what the certain ones leave
 */
export function selectRoutines(world: World, candidates: readonly Scored[], minConfidence: number): Selection {
  const dropped = { chance: 0, unreliable: 0, dead: 0, explained: 0 };
  const chosen: Scored[] = [];
  let pool: Scored[] = [];
  for (const candidate of candidates) {
    if (candidate.falseDiscoveryRate > MAX_FALSE_DISCOVERY_RATE || candidate.verdict.hits < MIN_HITS) dropped.chance++;
    else if (candidate.confidence < minConfidence) dropped.unreliable++;
    else pool.push(candidate);
  }
  const taken = new Uint8Array(candidates[0]?.habitat.times.length ?? 0);
  while (pool.length > 0) {
    const best = pool.reduce((a, b) => (isBetter(b, a) ? b : a));
    best.verdict.acts.forEach((act, i) => {
      if (act >= 0 && best.verdict.outcomes[i] === Outcome.hit) taken[act] = 1;
    });
    if (isDead(world, best)) dropped.dead++;
    else chosen.push(best);
    pool = pool
      .filter((candidate) => candidate !== best)
      .flatMap((candidate) => {
        const rest = rescored(world, candidate, taken, minConfidence);
        if (rest !== null) return rest;
        dropped.explained++;
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
  if (rest.verdict.hits < MIN_HITS || rest.verdict.hits < rest.verdict.taken / 2) return null;
  // The rest has to stand on its own: as unlikely by chance as the whole had to be.
  const worse = Math.exp(logChance(rest) - logChance(candidate));
  const again = score(rest, candidate.falseDiscoveryRate * worse);
  const holds = again.falseDiscoveryRate <= MAX_FALSE_DISCOVERY_RATE && again.confidence >= minConfidence;
  return holds ? again : null;
}

/** What a candidate is worth, in saved acts: by this one explanation is preferred to another. */
export function gainOf(candidate: Candidate): number {
  const { hits, wrong } = candidate.verdict;
  return (
    hits - WRONG_COSTS * wrong - CONDITION_COSTS * candidate.conditions.length - logChance(candidate) / NATS_PER_ACT
  );
}

function isDead(world: World, candidate: Candidate): boolean {
  return candidate.life.until < world.range.until - DAY;
}
