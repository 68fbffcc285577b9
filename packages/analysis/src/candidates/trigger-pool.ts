import type { DiscreteSeries, NumericSeries } from "../event-log.ts";
import { firingsOf } from "../judge/firings.ts";
import type { Trigger } from "../judge/routine.ts";
import type { Range } from "../time/range.ts";
import { domainOf, isActionable, isSilent } from "../world/domains.ts";
import { people, type World } from "../world/world.ts";
import { Crossings } from "./crossings.ts";
import { type DayCalendar, dayCalendar } from "./day-sets.ts";
import { shareWhileAway } from "./empty-home.ts";
import { type Occasions, occasionsOf } from "./occasions.ts";

/** A trigger with everything it fired in a stretch. */
export interface Source extends Occasions {
  readonly trigger: Trigger;
  /** Entity behind it; null for presence, which is of several. */
  readonly entityId: string | null;
}

export interface TriggerPool {
  /** Everything that people did in the home: epoch ms, ascending. */
  readonly acts: Float64Array;
  /** Changes that act at once. */
  readonly changes: readonly Source[];
  /** Entities that may be in a state for a while. */
  readonly discrete: readonly DiscreteSeries[];
  readonly numeric: readonly NumericSeries[];
  readonly crossings: Crossings;
  /** How often people do anything while nobody is home, by how often they do while somebody is: 0..1. */
  readonly whileAway: number;
  /** The days of the stretch. */
  readonly calendar: DayCalendar;
}

/** Domains whose changes people react to, besides everything they act on. */
const NOTICED = new Set([
  "binary_sensor",
  "person",
  "sensor",
  "alarm_control_panel",
  "lock",
  "calendar",
  "timer",
  "weather",
]);
/** What fires more often than this is no occasion to do something. */
const MAX_FIRINGS_A_DAY = 500;
/** A sensor with more states than these does not tell events. */
const MAX_STATES = 12;
const MIN_FIRINGS = 3;

/** Everything in the home that might set a routine off. Made once per stretch, shared by all habitats. */
export function triggerPool(world: World, acts: Float64Array, range: Range): TriggerPool {
  const days = (range.until - range.from) / 86_400_000;
  const changes: Source[] = [];
  const discrete: DiscreteSeries[] = [];
  const numeric: NumericSeries[] = [];
  for (const series of world.log.series.values()) {
    const info = world.info(series.entityId);
    if (series.kind === "numeric") {
      if (info?.category === undefined && domainOf(series.entityId) === "sensor") numeric.push(series);
      continue;
    }
    if (info?.category || info?.members?.length || info?.platform === "group") continue;
    if (!NOTICED.has(domainOf(series.entityId)) && !isActionable(series.entityId)) continue;
    const states = series.states.filter((state) => !isSilent(state));
    if (states.length > MAX_STATES) continue;
    discrete.push(series);
    for (const to of states) {
      const source = sourceOf(world, { kind: "state", entityId: series.entityId, to, forMs: 0 }, range);
      if (source.firings.length >= MIN_FIRINGS && source.firings.length <= MAX_FIRINGS_A_DAY * days)
        changes.push(source);
    }
  }
  if (people(world.log).length > 1) {
    for (const change of ["first_comes", "last_leaves"] as const) {
      const source = sourceOf(world, { kind: "presence", change, forMs: 0 }, range);
      if (source.firings.length >= MIN_FIRINGS) changes.push(source);
    }
  }
  return {
    acts,
    changes,
    discrete,
    numeric,
    crossings: new Crossings(range),
    whileAway: shareWhileAway(world, acts, range),
    calendar: dayCalendar(world, acts, range),
  };
}

export function sourceOf(world: World, trigger: Trigger, range: Range): Source {
  return {
    trigger,
    entityId: "entityId" in trigger ? trigger.entityId : null,
    ...occasionsOf(firingsOf(world, trigger, range), range),
  };
}
