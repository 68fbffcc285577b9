import type { DiscreteSeries } from "../event-log.ts";
import { firstAtOrAfter } from "../math/search.ts";
import { HOUR, MINUTE } from "../time/local-clock.ts";
import { domainOf, isActionable, isSilent } from "../world/domains.ts";
import { flagAt, isPersonsAct, type World } from "../world/world.ts";

/** Sensors that see people, or a cat. */
const SEES_MOTION = new Set(["motion", "occupancy", "presence", "moving"]);
/** Sensors of what only people move. */
const SEES_HANDS = new Set(["door", "opening", "window", "garage_door"]);
/** A cat comes through two rooms in ten minutes, people who are up through more, or they do something. */
const AWAKE = 3;

/** Minutes after local midnight in which hardly anybody is up. */
export const DEAD_OF_NIGHT = { from: 60, until: 300 } as const;
/** A sixth of the day: what is half as busy then as it would be without a rhythm knows no night. */
const NIGHTLY_SHARE = 1 / 12;
const MIN_NIGHTLY = 5;

export const STRETCH_MS = 10 * MINUTE;

/** When people did something in the home, and in which hours the home was recorded at all. */
export interface HomeActivity {
  /** Stretches of ten minutes in which somebody who was home did something or was seen: when they began, epoch ms, ascending. */
  readonly times: Float64Array;
  /** Those in which somebody must have been up: they did something, or were seen by several sensors. */
  readonly awake: Float64Array;
  /** How many of these there are between two moments. */
  between(from: number, until: number): number;
  /** Milliseconds between two moments of which anything was recorded, to the hour. */
  recorded(from: number, until: number): number;
}

/** One pass over the times of all series. */
export function homeActivity(world: World): HomeActivity {
  const { from, until } = world.range;
  const hours = Math.max(1, Math.ceil((until - from) / HOUR));
  const heard = new Uint32Array(hours + 1);
  const first = Math.floor(from / STRETCH_MS);
  /** By stretch: how surely people were up. */
  const active = new Uint32Array(Math.max(0, Math.floor(until / STRETCH_MS) - first) + 1);
  for (const series of world.log.series.values()) {
    world.progress.tick();
    const { times } = series;
    for (let row = 0, next = from; row < times.length; row++) {
      const time = times[row]!;
      if (time < next || time >= until) continue;
      const hour = Math.floor((time - from) / HOUR);
      heard[hour + 1] = 1;
      next = from + (hour + 1) * HOUR;
    }
    if (series.kind !== "discrete") continue;
    const [weight, doings] = doingsIn(world, series);
    for (let i = 0, last = -1; i < doings.length; i++) {
      const stretch = Math.floor(doings[i]! / STRETCH_MS) - first;
      if (stretch !== last) active[stretch]! += weight;
      last = stretch;
    }
  }
  for (let hour = 1; hour <= hours; hour++) heard[hour]! += heard[hour - 1]!;
  const stretches = (least: number) => {
    const found: number[] = [];
    for (let i = 0; i < active.length; i++) if (active[i]! >= least) found.push((first + i) * STRETCH_MS);
    return Float64Array.from(found);
  };
  const times = stretches(1);
  const slot = (time: number) => Math.min(hours, Math.max(0, Math.round((time - from) / HOUR)));
  return {
    times,
    awake: stretches(AWAKE),
    between: (start, end) => firstAtOrAfter(times, end) - firstAtOrAfter(times, start),
    recorded: (start, end) => Math.min(end - start, (heard[slot(end)]! - heard[slot(start)]!) * HOUR),
  };
}

/** When somebody was seen or did something, and how surely it was a person who was up. */
function doingsIn(world: World, series: DiscreteSeries): [weight: number, times: Float64Array] {
  const deviceClass =
    domainOf(series.entityId) === "binary_sensor" ? world.info(series.entityId)?.deviceClass : undefined;
  const seesMotion = SEES_MOTION.has(deviceClass ?? "");
  const sees = seesMotion || SEES_HANDS.has(deviceClass ?? "");
  if (!sees && !isActionable(series.entityId)) return [0, new Float64Array()];
  const silent = series.states.map(isSilent);
  const times = series.times.filter((time, row) => {
    if (row === 0 || time < world.range.from || silent[series.codes[row]!] || silent[series.codes[row - 1]!])
      return false;
    if (sees ? series.states[series.codes[row]!] !== "on" : !isPersonsAct(series.actors[row]!)) return false;
    return world.occupied === null || flagAt(world.occupied, time);
  });
  if (!sees && goesByItself(world, times)) return [0, new Float64Array()];
  return [seesMotion ? 1 : AWAKE, times];
}

/** Whether what has these times is as busy in the dead of night as by day, as pumps and fridges are. */
export function goesByItself(world: World, times: Float64Array): boolean {
  let nightly = 0;
  for (const time of times) {
    const minute = world.clock.minuteOfDay(time);
    if (minute >= DEAD_OF_NIGHT.from && minute < DEAD_OF_NIGHT.until) nightly++;
  }
  return nightly >= MIN_NIGHTLY && nightly >= NIGHTLY_SHARE * times.length;
}
