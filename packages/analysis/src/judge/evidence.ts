import { firstAtOrAfter, lastAtOrBefore } from "../math/search.ts";
import type { ReplayCounts } from "../results.ts";
import { MINUTE } from "../time/local-clock.ts";
import type { Range } from "../time/range.ts";
import { daysOf, type World } from "../world/world.ts";
import { type Candidate, fire, verdictOf } from "./candidate.ts";
import { firingsOf } from "./firings.ts";
import { holdAll } from "./holds.ts";
import type { Verdict } from "./replay.ts";
import { ALL_DAYS } from "./routine.ts";

/** An act this far from a daily routine's time belongs to something else. */
const NEAR_MS = 90 * MINUTE;

/** Replays a candidate over a stretch and counts. */
export function replayCounts(world: World, candidate: Candidate, range: Range): ReplayCounts {
  const verdict = verdictOf(world, candidate, range);
  return counts(world, candidate, verdict, missesOf(world, candidate, verdict, range), range);
}

function counts(
  world: World,
  candidate: Candidate,
  verdict: Verdict,
  missed: readonly number[],
  range: Range,
): ReplayCounts {
  const days = candidateDays(world, candidate, range);
  const done = new Set(missed.map((time) => world.clock.day(time)));
  verdict.acts.forEach((act, i) => {
    if (act >= 0) done.add(world.clock.day(verdict.firings[i]!));
  });
  return {
    from: iso(range.from),
    until: iso(range.until),
    days: days.length,
    daysDone: days.filter((day) => done.has(day)).length,
    fired: verdict.hits + verdict.unneeded + verdict.wrong,
    hits: verdict.hits,
    unneeded: verdict.unneeded,
    wrong: verdict.wrong,
    missed: missed.length,
  };
}

/** Local days on which it could be done: for daily routines those on which the automation fires. */
function candidateDays(world: World, candidate: Candidate, range: Range): number[] {
  if (candidate.trigger.kind === "time" || candidate.trigger.kind === "sun") {
    return Array.from(fire(world, candidate.trigger, candidate.conditions, range), (time) => world.clock.day(time));
  }
  const weekdays = candidate.conditions.find((condition) => condition.kind === "weekdays")?.days ?? ALL_DAYS;
  return daysOf(world, range).filter((day) => (weekdays >> world.clock.weekday(day)) & 1);
}

/** Acts that belong to the routine but were not followed up: near its time, or under its conditions. */
function missesOf(world: World, candidate: Candidate, verdict: Verdict, range: Range): number[] {
  const { times } = candidate.habitat;
  const done = new Set(verdict.acts);
  const isDaily = candidate.trigger.kind === "time" || candidate.trigger.kind === "sun";
  const usual = isDaily
    ? firingsOf(world, candidate.trigger, { from: range.from - NEAR_MS, until: range.until + NEAR_MS })
    : null;
  const missed: number[] = [];
  for (let act = firstAtOrAfter(times, range.from); act < times.length && times[act]! < range.until; act++) {
    const time = times[act]!;
    if (done.has(act)) continue;
    if (usual) {
      const before = lastAtOrBefore(usual, time);
      const nearest = [usual[before], usual[before + 1]].find(
        (at) => at !== undefined && Math.abs(at - time) <= NEAR_MS,
      );
      if (nearest === undefined || !holdAll(world, candidate.conditions, nearest)) continue;
    } else if (!holdAll(world, candidate.conditions, time)) continue;
    missed.push(time);
  }
  return missed;
}

export function iso(time: number): string {
  return new Date(time).toISOString();
}
