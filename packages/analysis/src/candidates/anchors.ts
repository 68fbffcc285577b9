import type { Trigger } from "../judge/routine.ts";
import type { SunEvent } from "../time/sun-times.ts";
import type { World } from "../world/world.ts";

/**
 * What a daily habit keeps to: the wall clock (maybe drifting by some minutes a day), sunrise or sunset. Offsets are
 * minutes after the anchor's base of the day.
 */
export interface Anchor {
  readonly kind: "clock" | "drift" | "sun";
  /** What this explanation must gain over the plain clock to be believed, in nats. */
  readonly oddity: number;
  /** Offset that the moment has on that day; NaN when the day has no base (polar day). */
  offset(day: number, time: number): number;
  /** The moment of the offset on that day (epoch ms). */
  instant(day: number, offset: number): number;
  /** The trigger that fires at the offset in the days after the history. */
  trigger(offset: number): Trigger;
  /** By how many minutes the trigger's time is off in the coming days: people move on, it does not. */
  readonly astray: readonly number[];
  readonly from: number;
  readonly to: number;
}

/** Minutes from sunrise or sunset that cost a nat each: what is done hours away hardly keeps to the sun. */
export const SUN_REACH = 15;

/** Days after the end of the history for which a drifting time is set: the middle of the two weeks to come. */
const LOOK_AHEAD_DAYS = 7;

/** Days of the coming two weeks, counted from their middle. */
const ASTRAY_DAYS = [-6, -3, 0, 3, 6];

export function clockAnchor(world: World): Anchor {
  return {
    kind: "clock",
    oddity: 0,
    offset: (day, time) => world.clock.minuteOfDay(time) + (world.clock.day(time) - day) * 1440,
    instant: (day, offset) => world.clock.instant(day, offset),
    trigger: (offset) => ({ kind: "time", minute: wrap(offset) }),
    astray: [0],
    from: 0,
    to: 1440,
  };
}

/** The wall clock, but every day `slope` minutes later than the day before. */
export function driftAnchor(world: World, slope: number): Anchor {
  const clock = clockAnchor(world);
  const lastDay = world.clock.day(world.range.until - 1);
  const moved = (day: number) => Math.round(slope * (day - lastDay));
  return {
    ...clock,
    kind: "drift",
    oddity: 4,
    astray: ASTRAY_DAYS.map((days) => slope * days),
    offset: (day, time) => clock.offset(day, time) - moved(day),
    instant: (day, offset) => clock.instant(day, offset + moved(day)),
    trigger: (offset) => ({
      kind: "time",
      minute: wrap(offset + moved(lastDay + LOOK_AHEAD_DAYS)),
      drift: { slope, day: lastDay + LOOK_AHEAD_DAYS },
    }),
  };
}

export function sunAnchor(world: World, event: SunEvent): Anchor {
  return {
    kind: "sun",
    oddity: 4,
    offset: (day, time) => (time - world.sun.at(event, day)) / 60_000,
    instant: (day, offset) => world.sun.at(event, day) + offset * 60_000,
    trigger: (offset) => ({ kind: "sun", event, offsetMinutes: offset }),
    astray: [0],
    from: -180,
    to: 240,
  };
}

function wrap(minute: number): number {
  return ((Math.round(minute) % 1440) + 1440) % 1440;
}
