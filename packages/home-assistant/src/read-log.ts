import type { DatabaseSync } from "node:sqlite";
import {
  Actor,
  type ActorName,
  type EntityInfo,
  type EntitySeries,
  type EventLog,
  type SettingSeries,
} from "@routinely/analysis";
import { Attribution } from "./attribution.ts";
import type { ReadingProgress } from "./progress.ts";
import { readContexts } from "./read-contexts.ts";
import type { RecordedEntity } from "./read-entities.ts";
import { type RangeOptions, readExtent, readRange, rowsOutside, type Span, toMs } from "./read-range.ts";
import { readRestarts, restartsSince } from "./read-restarts.ts";
import { DiscreteBuilder, NumericBuilder } from "./series-builder.ts";
import { statePages } from "./state-pages.ts";
import { listTargets, readStatesBefore, type Target, toNumber } from "./targets.ts";

/**
 * Reads the states in the range into an event log. Memory grows with what is kept, not with what is read.
 *
 * @param entities for groups and areas, see {@link readContexts}
 * @param warn told what was left out
 */
export function readLog(
  db: DatabaseSync,
  recorded: readonly RecordedEntity[],
  entities: ReadonlyMap<string, EntityInfo>,
  options: RangeOptions,
  progress: ReadingProgress,
  warn: (sentence: string) => void,
): Omit<EventLog, "warnings"> {
  const outside = rowsOutside(db);
  if (outside > 0)
    warn(`Left out, because the clock was not set when they were written: ${outside.toLocaleString("en")} rows.`);
  const range = readRange(db, options, () => progress.tick(0, () => "Opening the history"));
  if (!range) {
    const extent = readExtent(db);
    if (extent)
      warn(
        `Nothing was recorded in the time asked for: the history goes from ${day(extent.from)} to ${day(extent.until)}.`,
      );
    return emptyLog(options);
  }

  const { deeds, commands, runs } = readContexts(db, range, entities, (share) =>
    progress.tick(share * EVENTS_SHARE, () => "Reading who acted"),
  );
  if (runs.length === 0 && recorded.some((entity) => ranWithin(range, entity))) warn(NO_RUNS);
  const starts = readRestarts(db, range.until);
  const { targets, subjects } = listTargets(db, recorded, entities, commands, starts.restarts);
  readStatesBefore(db, range.from, targets);
  const attribution = new Attribution(subjects, commands, starts.restarts);
  for (const rows of statePages(db, range, progress, EVENTS_SHARE)) {
    for (const [place, state, seconds, who, setting] of rows) {
      const { history, dial } = targets[place]!;
      const time = toMs(seconds);
      const isReading = history instanceof NumericBuilder;
      if (isReading) history.add(time, toNumber(state));
      if (isReading && !dial) continue;
      const deed = deeds.at(typeof who === "string" ? deeds.numberOfUser(who) : who!);
      dial?.take({ time, state, value: toNumber(isReading ? state : setting), deed });
      if (!isReading) attribution.take(history, time, state, deed);
    }
  }
  for (const { dial } of targets) dial?.advance(range.until);
  progress.begin(1, PUTTING_TOGETHER);
  const series = buildSeries(targets, progress, warn);
  return {
    from: range.from,
    until: range.until,
    series,
    settings: buildSettings(targets),
    runs,
    users: deeds.users,
    ...restartsSince(starts, range.from, series),
    stats: { rows: range.rows, ...countEvents(series) },
  };
}

/** Share of the reading that the events take; the states take the rest. */
const EVENTS_SHARE = 0.1;
const PUTTING_TOGETHER = "Putting the history together";
const NO_RUNS =
  "The recorder leaves the event automation_triggered out, so what automations did may pass for somebody's act.";

/** Whether this is an automation that says it was triggered in that time. */
function ranWithin({ from, until }: Span, { entityId, attributes }: RecordedEntity): boolean {
  const time = Date.parse(String(attributes.last_triggered));
  return entityId.startsWith("automation.") && time >= from && time <= until;
}

function buildSeries(
  targets: readonly Target[],
  progress: ReadingProgress,
  warn: (sentence: string) => void,
): Map<string, EntitySeries> {
  const series = new Map<string, EntitySeries>();
  const texts: string[] = [];
  for (const { history } of targets) {
    progress.tick(1, () => PUTTING_TOGETHER);
    const builder = history instanceof NumericBuilder ? history : history.builder;
    if (builder instanceof DiscreteBuilder && builder.isText) texts.push(builder.entityId);
    else if (builder.length > 0) series.set(builder.entityId, builder.build());
  }
  if (texts.length > 0) warn(`Left out, because their states are ever new texts: ${texts.join(", ")}.`);
  return series;
}

function buildSettings(targets: readonly Target[]): Map<string, SettingSeries> {
  const built = targets.flatMap(({ dial }) => (dial?.builder.last === undefined ? [] : dial.builder.build()));
  return new Map(built.map((series) => [series.entityId, series]));
}

/** The date in UTC: `2026-11-23`. */
function day(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

function emptyLog({ until = Date.now() }: RangeOptions): Omit<EventLog, "warnings"> {
  const series = new Map<string, EntitySeries>();
  const none = new Float64Array();
  return {
    from: until,
    until,
    series,
    settings: new Map(),
    runs: [],
    users: [],
    restarts: none,
    stops: none,
    stats: { rows: 0, ...countEvents(series) },
  };
}

function countEvents(series: ReadonlyMap<string, EntitySeries>) {
  const byCode = new Array<number>(Object.keys(Actor).length).fill(0);
  let events = 0;
  for (const one of series.values()) {
    events += one.times.length;
    if (one.kind === "discrete") for (const actor of one.actors) byCode[actor]!++;
  }
  const byActor = Object.fromEntries(Object.entries(Actor).map(([name, code]) => [name, byCode[code]!]));
  return { events, entities: series.size, byActor: byActor as Record<ActorName, number> };
}
