import { firstAtOrAfter } from "../math/search.ts";
import { DAY } from "../time/local-clock.ts";
import { isActionable } from "../world/domains.ts";
import { isPersonsAct, type World } from "../world/world.ts";
import type { Candidate } from "./candidate.ts";
import { Outcome } from "./judge.ts";

/** People keep a habit for about a year: the chance that it stops within a day. */
const STOPS_A_DAY = 1 / 365;
/** What people leave out for so long they may well take up again: a pause is no end. */
export const PAUSE_MS = 5 * DAY;
/** Nobody is always right, and whatever is done is sometimes done by chance. */
const MOST_RELIABLE = 0.97;
const LEAST_CHANCE = 0.01;
/** No evidence of so few firings is more than this, in nats. */
const MOST_NATS = 50;

/** What tells whether people still do it. */
export type Lived = Pick<Candidate, "verdict" | "baseRate" | "life">;

/**
 * The probability that people have not given it up, 0..1: a hidden Markov model of two states, in which a routine is
 * right as often as it was and, from some unknown moment on that lies back further than a pause, only as often as
 * chance. Where the trigger no longer fires either, how long it has been silent tells.
 */
export function aliveOf(world: World, candidate: Lived): number {
  const { verdict, baseRate, life } = candidate;
  const chance = Math.max(LEAST_CHANCE, Math.min(0.5, baseRate));
  const times: number[] = [];
  const rightUntil = [0];
  verdict.outcomes.forEach((outcome, i) => {
    if (outcome !== Outcome.hit && outcome !== Outcome.taken && outcome !== Outcome.wrong) return;
    if (outcome === Outcome.wrong && isJourney(world, verdict.firings[i]!)) return;
    times.push(verdict.firings[i]!);
    rightUntil.push(rightUntil.at(-1)! + (outcome === Outcome.wrong ? 0 : 1));
  });
  const firings = times.length;
  const right = rightUntil[firings]!;
  const nats = (right: number, firings: number, rate: number) =>
    right * Math.log(rate) + (firings - right) * Math.log(1 - rate);
  const livedOn = nats(right, firings, reliability(right, firings));
  let odds = 0;
  for (let i = 1; i <= firings; i++) {
    const before = rightUntil[i]!;
    const rate = reliability(before, i);
    if (rate <= chance) continue;
    const stopped =
      i < firings
        ? nats(before, i, rate) + nats(right - before, firings - i, chance) - livedOn
        : silenceOf(world, candidate);
    const next = Math.min(i < firings ? times[i]! : life.until, life.until - PAUSE_MS);
    const days = Math.max(0, next - times[i - 1]!) / DAY;
    odds += STOPS_A_DAY * days * Math.exp(Math.min(MOST_NATS, stopped));
  }
  return 1 / (1 + odds);
}

function reliability(right: number, firings: number): number {
  return Math.min(MOST_RELIABLE, (right + 1) / (firings + 1.25));
}

/**
 * Evidence that people have stopped, in nats: how unlikely it is that a routine which goes on was last right so long
 * ago. Time is counted in what people do at home at all, so that a journey is no silence; days in which it was right
 * are taken as spread evenly over it. About 1 for a routine that lives.
 */
function silenceOf(world: World, { verdict, life }: Lived): number {
  const days = new Set<number>();
  let last = life.from;
  verdict.outcomes.forEach((outcome, i) => {
    if (outcome !== Outcome.hit && outcome !== Outcome.taken) return;
    last = verdict.firings[i]!;
    days.add(world.clock.day(last));
  });
  const acts = activityOf(world);
  const begin = firstAtOrAfter(acts, life.from);
  const until = firstAtOrAfter(acts, last + 1);
  // The moment of the last one counts as heard, so that a home in which hardly anything happens gives no evidence.
  return -days.size * Math.log((until - begin + 1) / (acts.length - begin + 1));
}
/** Whether people did nothing at all around that time: what is left undone then is not given up. */
function isJourney(world: World, time: number): boolean {
  const acts = activityOf(world);
  const next = firstAtOrAfter(acts, time - DAY / 2);
  return next === acts.length || acts[next]! > time + DAY / 2;
}

const known = new WeakMap<World, Float64Array>();

/** When people did anything at all: epoch ms, ascending. */
function activityOf(world: World): Float64Array {
  const before = known.get(world);
  if (before) return before;
  const times: number[] = [];
  for (const series of world.log.series.values()) {
    if (series.kind !== "discrete" || !isActionable(series.entityId)) continue;
    for (let i = 1; i < series.times.length; i++) {
      if (isPersonsAct(series.actors[i]!)) times.push(series.times[i]!);
    }
  }
  const sorted = Float64Array.from(times).sort();
  known.set(world, sorted);
  return sorted;
}
