import { firstAtOrAfter } from "../math/search.ts";
import { isActionable } from "../world/domains.ts";
import { isPersonsAct, type World } from "../world/world.ts";
import type { Candidate } from "./candidate.ts";
import { Outcome } from "./judge.ts";

/** What is as silent as this, in nats, has stopped. */
export const STOPPED = 5;

/**
 * Evidence that people have stopped, in nats: how unlikely it is that a routine which goes on was last right so long
 * ago. Time is counted in what people do at home at all, so that a journey is no silence; days in which it was right
 * are taken as spread evenly over it. About 1 for a routine that lives.
 */
export function silenceOf(world: World, { verdict, life }: Candidate): number {
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
