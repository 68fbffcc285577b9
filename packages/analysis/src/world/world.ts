import { Actor, type DiscreteSeries, type EventLog } from "../event-log.ts";
import type { EntityInfo, HomeModel } from "../home.ts";
import { lastAtOrBefore } from "../math/search.ts";
import type { AnalysisHelper, AnalysisOptions } from "../options.ts";
import { DAY, LocalClock } from "../time/local-clock.ts";
import type { Range } from "../time/range.ts";
import { SunTimes } from "../time/sun-times.ts";
import { domainOf } from "./domains.ts";
import { withHiddenGroups } from "./hidden-groups.ts";
import { withOwnActs } from "./own-acts.ts";
import { type ProgressMeter, progressMeter } from "./progress.ts";

/** A yes-or-no that changes over time. `times` ascend; `values` are 0 or 1, the value from that moment on. */
export interface Flag {
  readonly times: Float64Array;
  readonly values: Uint8Array;
}

/** What every part of the engine looks at: the history, the home and its local time. */
export interface World {
  readonly log: EventLog;
  readonly home: HomeModel;
  readonly clock: LocalClock;
  readonly sun: SunTimes;
  readonly range: Range;
  /** Whether anybody is home; null when the history knows no people. */
  readonly occupied: Flag | null;
  readonly progress: ProgressMeter;
  readonly helper: AnalysisHelper | null;
  info(entityId: string): EntityInfo | undefined;
  name(entityId: string): string;
}

export function createWorld(recorded: EventLog, known: HomeModel, options: AnalysisOptions): World {
  const progress = progressMeter(options.onProgress);
  progress.stage("Looking at what people did", 0, 0.02);
  const home = withHiddenGroups(recorded, known, progress.tick);
  const clock = new LocalClock(home.timeZone);
  const log = withOwnActs(recorded, home, clock, progress.tick);
  return {
    log,
    home,
    clock,
    sun: new SunTimes(home, clock),
    range: { from: log.from, until: log.until },
    occupied: occupation(log),
    progress,
    helper: options.helper ?? null,
    info: (entityId) => home.entities.get(entityId),
    name: (entityId) => home.entities.get(entityId)?.name ?? entityId,
  };
}

/** The people whose whereabouts are recorded, by entity id. */
export function people(log: EventLog): DiscreteSeries[] {
  return [...log.series.values()]
    .filter((series): series is DiscreteSeries => series.kind === "discrete" && domainOf(series.entityId) === "person")
    .filter((series) => series.times.length > 0)
    .sort((a, b) => (a.entityId < b.entityId ? -1 : 1));
}

/** Whether anybody is home, by the people whose whereabouts are recorded; null without any. */
export function occupation(log: EventLog): Flag | null {
  const series = people(log);
  if (series.length === 0) return null;
  const changes: { time: number; person: number; home: boolean }[] = [];
  series.forEach((one, person) => {
    for (let i = 0; i < one.times.length; i++) {
      const state = one.states[one.codes[i]!]!;
      if (state === "unavailable" || state === "unknown") continue;
      changes.push({ time: one.times[i]!, person, home: state === "home" });
    }
  });
  changes.sort((a, b) => a.time - b.time);
  const home = series.map(() => false);
  const times: number[] = [];
  const values: number[] = [];
  for (const change of changes) {
    home[change.person] = change.home;
    const value = home.some(Boolean) ? 1 : 0;
    if (values.at(-1) === value) continue;
    times.push(change.time);
    values.push(value);
  }
  return { times: Float64Array.from(times), values: Uint8Array.from(values) };
}

export function flagAt(flag: Flag, time: number): boolean {
  const index = lastAtOrBefore(flag.times, time);
  return index >= 0 && flag.values[index] === 1;
}

/** The state of an entity at a moment; undefined before its first row. */
export function stateAt(series: DiscreteSeries, time: number): string | undefined {
  const index = lastAtOrBefore(series.times, time);
  return index < 0 ? undefined : series.states[series.codes[index]!];
}

/** Whether two entities say the same thing twice: the same device, or a group and its member. */
export function areRelated(world: World, a: string, b: string): boolean {
  if (a === b) return true;
  const infoA = world.info(a);
  const infoB = world.info(b);
  if (infoA?.deviceId !== undefined && infoA.deviceId === infoB?.deviceId) return true;
  return Boolean(infoA?.members?.includes(b) || infoB?.members?.includes(a));
}

/** Local days that lie at least partly in the range. */
export function daysOf(world: World, range: Range): number[] {
  const first = world.clock.day(range.from);
  const last = world.clock.day(range.until - 1);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
}

/**
 * Where the days that find a routine end and the days that only prove it begin: the last 30 % of at least six days.
 * null when the history is too short to keep some apart.
 */
export function validationStart(world: World): number | null {
  const days = (world.range.until - world.range.from) / DAY;
  if (days < 6) return null;
  return world.range.until - Math.round(days * 0.3) * DAY;
}

export function isPersonsAct(actor: number): boolean {
  return actor === Actor.user || actor === Actor.device;
}
