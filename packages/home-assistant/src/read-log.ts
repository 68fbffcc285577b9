import {
  Actor,
  type ActorName,
  type EntityInfo,
  type EntitySeries,
  type EventLog,
  type SettingSeries,
} from "@routinely/analysis";
import { Attribution } from "./attribution.ts";
import type { Recorder } from "./open-recorder.ts";
import type { ReadingProgress } from "./progress.ts";
import { readContexts } from "./read-contexts.ts";
import type { RecordedEntity } from "./read-entities.ts";
import { type RangeOptions, readExtent, readRange, rowsOutside, type Span, toMs } from "./read-range.ts";
import { type ReadingHelper, readReadings } from "./read-readings.ts";
import { readRestarts, restartsSince } from "./read-restarts.ts";
import { DiscreteBuilder, NumericBuilder } from "./series-builder.ts";
import { statePages } from "./state-pages.ts";
import { listSensors, listTargets, readStatesBefore, type Target } from "./targets.ts";
import { toNumber } from "./to-number.ts";

/** What part of the history to read, and who helps. */
export interface LogOptions extends RangeOptions {
  /** Reads what sensors read at the same time. */
  readonly helper?: ReadingHelper | undefined;
}

/**
 * Reads the states in the range into an event log. Memory grows with what is kept, not with what is read.
 *
 * @param entities for groups and areas, see {@link readContexts}
 * @param warn told what was left out
 */
export function readLog(
  { db, location }: Recorder,
  recorded: readonly RecordedEntity[],
  entities: ReadonlyMap<string, EntityInfo>,
  options: LogOptions,
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

  const task = { location, range, sensors: listSensors(recorded, entities) };
  const helper = options.helper?.ask(task) ? options.helper : undefined;
  const { deeds, commands, runs } = readContexts(db, range, entities, (share) =>
    progress.tick(share * EVENTS_SHARE, () => "Reading who acted"),
  );
  if (runs.length === 0 && recorded.some((entity) => ranWithin(range, entity))) warn(NO_RUNS);
  const starts = readRestarts(db, range.until);
  const { targets, subjects } = listTargets(db, recorded, entities, commands, starts.restarts);
  readStatesBefore(db, range, targets);
  const attribution = new Attribution(subjects, commands, starts.restarts);
  for (const rows of statePages(db, range, progress, EVENTS_SHARE, helper ? 1 : STATES_SHARE)) {
    for (const [place, state, seconds, who, setting] of rows) {
      const { history, dial } = targets[place]!;
      const time = toMs(seconds);
      const isReading = history instanceof NumericBuilder;
      if (isReading) history.add(time, toNumber(state));
      const deed = deeds.at(typeof who === "string" ? deeds.numberOfUser(who) : who);
      dial?.take({ time, state, value: toNumber(isReading ? state : setting), deed });
      if (!isReading) attribution.take(history, time, state, deed);
    }
  }
  for (const { dial } of targets) dial?.advance(range.until);
  const readings =
    helper?.collect(() => progress.tick(1, () => READINGS)) ??
    readReadings(db, task, (share) => progress.tick(STATES_SHARE + share * (1 - STATES_SHARE), () => READINGS));
  progress.begin(1, PUTTING_TOGETHER);
  const found = buildSeries(targets, progress, warn);
  for (const one of readings) found.set(one.entityId, one);
  const series = new Map(
    recorded.flatMap(({ entityId }) => (found.has(entityId) ? [[entityId, found.get(entityId)!]] : [])),
  );
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

/** How far the reading is when the events are read, and when the states of what people act on are. */
const EVENTS_SHARE = 0.1;
const STATES_SHARE = 0.6;
const READINGS = "Reading what sensors read";
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
