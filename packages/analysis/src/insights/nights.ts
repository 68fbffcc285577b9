import { lastAtOrBefore } from "../math/search.ts";
import { HOUR, MINUTE } from "../time/local-clock.ts";
import { daysOf, type World } from "../world/world.ts";
import { type Episode, overlap } from "./episodes.ts";
import { DEAD_OF_NIGHT, type HomeActivity } from "./home-activity.ts";

/** A stretch without anybody's doing that is so long … */
const MIN_REST_MS = 2 * HOUR;
/** … and has at least an hour in the dead of night is sleep, … */
const MIN_DEEP_MS = HOUR;
/** … after a while in which they may still be awake. */
const FALLING_ASLEEP_MS = 30 * MINUTE;
/** Fewer doings a day than this tell nothing of when people sleep. */
const MIN_STRETCHES_A_DAY = 8;

/** When nobody was home, as far as it is known. */
export function awayTimes(world: World): Episode[] {
  return world.occupied ? flagTimes(world, 0) : [];
}

/** When everybody who was home slept: nobody was seen or did anything in the dead of night. */
export function sleepTimes(world: World, activity: HomeActivity): Episode[] {
  const { from, until } = world.range;
  const times = activity.awake;
  if (times.length < (MIN_STRETCHES_A_DAY * (until - from)) / (24 * HOUR)) return [];
  const rests: Episode[] = [];
  for (const day of daysOf(world, world.range)) {
    const [start, end] = [world.clock.instant(day, DEAD_OF_NIGHT.from), world.clock.instant(day, DEAD_OF_NIGHT.until)];
    if (Number.isNaN(start) || Number.isNaN(end)) continue;
    for (let i = lastAtOrBefore(times, start); i < times.length && (times[i] ?? from) < end; i++) {
      const rest = { from: (times[i] ?? from) + FALLING_ASLEEP_MS, until: Math.min(times[i + 1] ?? until, until) };
      const deep = Math.min(rest.until, end) - Math.max(rest.from, start);
      const isNew = (rests.at(-1)?.until ?? 0) <= rest.from;
      if (isNew && rest.until - rest.from >= MIN_REST_MS && deep >= MIN_DEEP_MS) rests.push(rest);
    }
  }
  const atHome = world.occupied ? overlap(rests, flagTimes(world, 1)) : rests;
  return atHome.filter((rest) => rest.until - rest.from >= MIN_REST_MS - FALLING_ASLEEP_MS);
}

/** When the home's being occupied had a value. */
function flagTimes({ occupied, range }: World, wanted: 0 | 1): Episode[] {
  const { times, values } = occupied!;
  const episodes: Episode[] = [];
  for (let i = 0; i < times.length; i++) {
    const from = Math.max(times[i]!, range.from);
    const until = Math.min(times[i + 1] ?? range.until, range.until);
    if (values[i] === wanted && until > from) episodes.push({ from, until });
  }
  return episodes;
}
