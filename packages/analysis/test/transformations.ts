import type { DiscreteSeries, EntitySeries, EventLog } from "../src/event-log.ts";
import type { EntityInfo, HomeModel } from "../src/home.ts";

/** A history with its home, changed in ways whose effect on what is found is known. */
export interface Lived {
  readonly log: EventLog;
  readonly home: HomeModel;
}

const moved = (times: Float64Array, by: number) => times.map((time) => time + by);

/** Everything happens so much later, in milliseconds. */
export function shifted({ log, home }: Lived, by: number): Lived {
  const shift = <Timed extends { readonly times: Float64Array }>(one: Timed): Timed => ({
    ...one,
    times: moved(one.times, by),
  });
  return {
    home,
    log: {
      ...log,
      from: log.from + by,
      until: log.until + by,
      series: new Map([...log.series].map(([id, one]) => [id, shift(one)])),
      settings: new Map([...log.settings].map(([id, one]) => [id, shift(one)])),
      runs: log.runs.map(shift),
      restarts: moved(log.restarts, by),
      stops: moved(log.stops, by),
    },
  };
}

/** The same entities, listed in another order. */
export function reordered({ log, home }: Lived, next: () => number): Lived {
  const place = new Map([...home.entities.keys()].map((id) => [id, next()]));
  const sort = <Value>(map: ReadonlyMap<string, Value>) =>
    new Map([...map].sort(([a], [b]) => place.get(a)! - place.get(b)!));
  return {
    log: { ...log, series: sort(log.series), settings: sort(log.settings) },
    home: { ...home, entities: sort(home.entities) },
  };
}

/** Entities, areas and devices get other ids; names stay. Automations of the home must not name any. */
export function renamed({ log, home }: Lived, rename: (id: string) => string): Lived {
  const entity = (id: string) => `${id.split(".")[0]}.${rename(id.split(".")[1]!)}`;
  const map = <Value>(values: ReadonlyMap<string, Value>, change: (value: Value) => Value) =>
    new Map([...values].map(([id, value]) => [entity(id), change(value)]));
  return {
    log: {
      ...log,
      series: map<EntitySeries>(log.series, (one) => ({ ...one, entityId: entity(one.entityId) })),
      settings: map(log.settings, (one) => ({ ...one, entityId: entity(one.entityId) })),
      runs: log.runs.map((run) => ({ ...run, entityId: entity(run.entityId) })),
    },
    home: {
      ...home,
      entities: map<EntityInfo>(home.entities, ({ areaId, deviceId, members, ...info }) => ({
        ...info,
        entityId: entity(info.entityId),
        ...(areaId !== undefined && { areaId: rename(areaId) }),
        ...(deviceId !== undefined && { deviceId: rename(deviceId) }),
        ...(members && { members: members.map(entity) }),
      })),
    },
  };
}

/** The home without the changes of one entity that `keep` refuses: as if they had never been made. */
export function without({ log, home }: Lived, entityId: string, keep: (index: number) => boolean): Lived {
  const series = log.series.get(entityId) as DiscreteSeries;
  const kept = (_: unknown, index: number) => keep(index);
  const thinned: DiscreteSeries = {
    ...series,
    times: series.times.filter(kept),
    codes: series.codes.filter(kept),
    actors: series.actors.filter(kept),
    causes: series.causes.filter(kept),
    users: series.users.filter(kept),
  };
  return { home, log: { ...log, series: new Map(log.series).set(entityId, thinned) } };
}

/** What happened to these entities happens at any other times, one after the other as before. */
export function scattered({ log, home }: Lived, entityIds: readonly string[], next: () => number): Lived {
  const series = new Map(log.series);
  for (const entityId of entityIds) {
    const one = log.series.get(entityId)!;
    const times = one.times.map((time) => (time < log.from ? time : log.from + next() * (log.until - log.from))).sort();
    series.set(entityId, { ...one, times });
  }
  return { home, log: { ...log, series } };
}
