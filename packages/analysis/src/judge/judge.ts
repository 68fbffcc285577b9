import { lastAtOrBeforeNear } from "../math/search.ts";
import type { Habitat } from "../world/acts.ts";
import { isPersonsAct } from "../world/world.ts";

/** How a firing turned out. One byte per firing in {@link Verdict.outcomes}. */
export const Outcome = {
  /** Cannot be judged: too close to the end of the history. */
  open: 0,
  /** People did just that within the tolerance, and nothing else had claimed their act. */
  hit: 1,
  /** Already so, done by somebody else's act (an automation), or the entity said nothing. */
  unneeded: 2,
  /** Nobody wanted it. */
  wrong: 3,
  /** People did just that, but another routine already does it for them. */
  taken: 4,
} as const;

/** A wrong firing costs as much as this many right ones are worth. */
export const WRONG_COSTS = 1.5;

export interface Verdict {
  readonly firings: Float64Array;
  readonly outcomes: Uint8Array;
  /** For a hit (or taken): index of the act; -1 otherwise. */
  readonly acts: Int32Array;
  readonly hits: number;
  readonly unneeded: number;
  readonly wrong: number;
  readonly taken: number;
}

/**
 * Judges firings against what happened. An act before the firing never counts, each act counts once, what was already
 * so is neutral, and so is what an earlier firing would have done already: a sensor that sees somebody ten times on one
 * visit shows once, not ten times, that nobody wanted the lamp. This is the one source of evidence: mining, confidence
 * and the evidence shown all come from here.
 *
 * @param firings epoch ms, ascending
 * @param toleranceMs how long after a firing an act still shows that it was wanted
 * @param until end of the history (epoch ms)
 * @param taken by act: 1 when another routine already does it
 * @param apartMs so long after a wrong firing another one adds nothing
 */
export function judge(
  habitat: Habitat,
  firings: Float64Array,
  toleranceMs: number,
  until: number,
  taken?: Uint8Array,
  apartMs = toleranceMs,
): Verdict {
  const { series, reached, times } = habitat;
  const outcomes = new Uint8Array(firings.length);
  const acts = new Int32Array(firings.length).fill(-1);
  const counts = [0, 0, 0, 0, 0];
  let now = -1; // last row of the series at or before the firing
  let act = 0; // first act at or after the firing
  let claimed = -1;
  let lastWrong = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < firings.length; i++) {
    const firing = firings[i]!;
    now = lastAtOrBeforeNear(series.times, firing, now);
    while (act < times.length && times[act]! < firing) act++;
    let outcome: number;
    if (now < 0 || reached[series.codes[now]!] !== 0) outcome = Outcome.unneeded;
    else {
      const next = nextReached(habitat, now + 1, firing + toleranceMs);
      if (next < 0 && firing - lastWrong < apartMs) outcome = Outcome.unneeded;
      else if (next < 0) outcome = firing + toleranceMs > until ? Outcome.open : Outcome.wrong;
      else if (!isPersonsAct(series.actors[next]!)) outcome = Outcome.unneeded;
      else if (act < times.length && times[act] === series.times[next]) {
        if (act === claimed) outcome = Outcome.unneeded;
        else {
          outcome = taken?.[act] ? Outcome.taken : Outcome.hit;
          acts[i] = act;
          claimed = act;
        }
      } else outcome = Outcome.unneeded;
    }
    if (outcome === Outcome.wrong) lastWrong = firing;
    outcomes[i] = outcome;
    counts[outcome]!++;
  }
  return {
    firings,
    outcomes,
    acts,
    hits: counts[Outcome.hit]!,
    unneeded: counts[Outcome.unneeded]!,
    wrong: counts[Outcome.wrong]!,
    taken: counts[Outcome.taken]!,
  };
}

/** Index of the first row from `row` on, until `end`, that reaches the target; -1 when none does. */
function nextReached({ series, reached }: Habitat, row: number, end: number): number {
  for (let i = row; i < series.times.length && series.times[i]! <= end; i++) {
    if (reached[series.codes[i]!] === 1) return i;
  }
  return -1;
}
