import { Actor, type EventLog } from "@routinely/analysis";

const NAMES = Object.fromEntries(Object.entries(Actor).map(([name, code]) => [code, name]));

/** An entity's changes in words, e.g. `on by user` or `off by automation.hall`. */
export function changesOf(log: EventLog, entityId: string): string[] {
  const series = log.series.get(entityId);
  if (series?.kind !== "discrete") return [];
  return Array.from(series.times, (_, index) => {
    const cause = log.runs[series.causes[index]! - 1]?.entityId;
    return `${series.states[series.codes[index]!]} by ${cause ?? NAMES[series.actors[index]!]}`;
  });
}

/** A sensor's readings: `[time, value]`. */
export function readingsOf(log: EventLog, entityId: string): [number, number][] {
  const series = log.series.get(entityId);
  return series?.kind === "numeric" ? Array.from(series.times, (time, index) => [time, series.values[index]!]) : [];
}

/** What an entity was set to, in words, e.g. `40 by user`. */
export function settingsOf(log: EventLog, entityId: string): string[] {
  const series = log.settings.get(entityId);
  if (!series) return [];
  return Array.from(series.values, (value, index) => {
    const cause = log.runs[series.causes[index]! - 1]?.entityId;
    return `${Number.isNaN(value) ? "nothing" : value} by ${cause ?? NAMES[series.actors[index]!]}`;
  });
}
