import type { DiscreteSeries } from "../event-log.ts";
import { lastAtOrBefore } from "../math/search.ts";
import { DAY } from "../time/local-clock.ts";
import { isSilent } from "../world/domains.ts";
import { daysOf, people, stateAt, type World } from "../world/world.ts";
import { derivedSeries, type Timeline, timelineOf } from "./timeline.ts";

/** The states of a home as Home Assistant's automations would have seen them. */
export class History {
  readonly world: World;
  readonly #timelines = new Map<string, Timeline | undefined>();

  constructor(world: World) {
    this.world = world;
  }

  /** Of an entity that the history knows, or that follows from others: the sun, and who is at home. */
  timeline(entityId: string): Timeline | undefined {
    if (this.#timelines.has(entityId)) return this.#timelines.get(entityId);
    const series = this.world.log.series.get(entityId) ?? this.#derived(entityId);
    const timeline = series && timelineOf(series, this.world.log.restarts);
    this.#timelines.set(entityId, timeline);
    return timeline;
  }

  /** undefined when there was no such entity (yet). */
  stateAt(entityId: string, time: number): string | undefined {
    const timeline = this.timeline(entityId);
    const row = timeline ? lastAtOrBefore(timeline.times, time) : -1;
    return row < 0 ? undefined : timeline!.state(row);
  }

  /** {@link Timeline.value} at a moment; undefined when there was no such entity (yet). */
  valueAt(entityId: string, time: number): number | null | undefined {
    const timeline = this.timeline(entityId);
    const row = timeline ? lastAtOrBefore(timeline.times, time) : -1;
    return row < 0 ? undefined : timeline!.value(row);
  }

  /** Since when an entity was in the state that it has at `time`; a start of Home Assistant begins anew. */
  inStateSince(entityId: string, time: number): number {
    const { times } = this.timeline(entityId)!;
    return Math.max(times[lastAtOrBefore(times, time)]!, this.restartBefore(time));
  }

  /** The last start at or before `time`; -Infinity without any. */
  restartBefore(time: number): number {
    const { restarts } = this.world.log;
    const last = lastAtOrBefore(restarts, time);
    return last < 0 ? Number.NEGATIVE_INFINITY : restarts[last]!;
  }

  /** When what is under way at `time` ends because Home Assistant stops; Infinity when it never does. */
  stopAfter(time: number): number {
    const { stops } = this.world.log;
    return stops[lastAtOrBefore(stops, time) + 1] ?? Number.POSITIVE_INFINITY;
  }

  /** Whether Home Assistant was stopped at that moment. */
  isDown(time: number): boolean {
    const { stops, restarts } = this.world.log;
    const last = lastAtOrBefore(stops, time);
    return last >= 0 && time < restarts[last]!;
  }

  #derived(entityId: string): DiscreteSeries | undefined {
    if (entityId === "sun.sun") return this.#sun();
    return entityId === "zone.home" ? this.#peopleAtHome() : undefined;
  }

  #sun(): DiscreteSeries {
    const { sun, range } = this.world;
    const wide = { from: range.from - DAY, until: range.until + DAY };
    const start = { time: wide.from, state: sun.isDown(wide.from) ? "below_horizon" : "above_horizon" };
    const rows = daysOf(this.world, wide)
      .flatMap((day) => [
        { time: sun.at("sunrise", day), state: "above_horizon" },
        { time: sun.at("sunset", day), state: "below_horizon" },
      ])
      .filter(({ time }) => time > wide.from)
      .sort((a, b) => a.time - b.time);
    return derivedSeries("sun.sun", [start, ...rows]);
  }

  /** How many people are at home, as Home Assistant counts them in the zone. */
  #peopleAtHome(): DiscreteSeries | undefined {
    const everybody = people(this.world.log);
    const times = [...new Set(everybody.flatMap((person) => [...person.times]))].sort((a, b) => a - b);
    if (times.length === 0) return undefined;
    const rows = times.map((time) => {
      const atHome = everybody.filter((person) => stateAt(person, time) === "home");
      return { time, state: String(atHome.length) };
    });
    return derivedSeries("zone.home", rows);
  }
}

/** Whether a person or a tracker is in a zone, by its state; null while that is not known. */
export function isInZone(world: World, state: string | undefined, zoneId: string): boolean | null {
  if (state === undefined || isSilent(state)) return null;
  return zoneId === "zone.home" ? state === "home" : state === world.name(zoneId);
}
