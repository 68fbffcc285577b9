import type { DatabaseSync } from "node:sqlite";
import { Actor, type ActorName, type EntityInfo, type EntitySeries, type EventLog } from "@routinely/analysis";
import { Attribution, newSubject, type Subject } from "./attribution.ts";
import { canonicalState } from "./canonical-state.ts";
import { DEVICE, NOBODY } from "./deed.ts";
import { entityKind } from "./entity-kind.ts";
import { readContexts } from "./read-contexts.ts";
import type { RecordedEntity } from "./read-entities.ts";
import { type Range, type RangeOptions, readRange, readRestarts, toMs } from "./read-range.ts";
import { DiscreteBuilder, NumericBuilder } from "./series-builder.ts";

/** Rows per read: large enough to cost little per row, small enough for memory and for cancelling at once. */
const PAGE_ROWS = 10_000;
const PROGRESS_INTERVAL_MS = 200;

/** `fraction` 0..1 of the reading. */
export type ProgressListener = (progress: { fraction: number; message: string }) => void;

/** Reads the states in the range into an event log without warnings; memory grows with what is kept, not with what is read. */
export function readLog(
  db: DatabaseSync,
  recorded: readonly RecordedEntity[],
  entities: ReadonlyMap<string, EntityInfo>,
  options: RangeOptions,
  onProgress: ProgressListener,
  warn: (sentence: string) => void,
): Omit<EventLog, "warnings"> {
  onProgress({ fraction: 0, message: "Opening the history" });
  const range = readRange(db, options);
  if (!range) return emptyLog(options);

  const contexts = readContexts(db, range, entities);
  const restarts = readRestarts(db, range.until);
  const builders = listSeries(db, recorded);
  const subjects = new Map<string, Subject>();
  for (const builder of builders)
    if (builder instanceof DiscreteBuilder) subjects.set(builder.entityId, newSubject(builder));
  for (const subject of subjects.values()) {
    const members = entities.get(subject.builder.entityId)?.members ?? [];
    subject.members = members.flatMap((member) => subjects.get(member) ?? []);
  }
  const targets = builders.map((builder) =>
    builder instanceof NumericBuilder ? builder : subjects.get(builder.entityId)!,
  );

  readStatesBefore(db, range.from, targets);
  const attribution = new Attribution(subjects, contexts.commands, restarts);
  const { deeds, people } = contexts;
  for (const rows of pages(db, range, onProgress)) {
    for (const [series, state, seconds, deed] of rows) {
      const target = targets[series]!;
      const time = toMs(seconds);
      if (target instanceof NumericBuilder) target.add(time, toNumber(state));
      else
        attribution.take(
          target,
          time,
          state,
          typeof deed === "string" ? people.deedOf(deed) : (deeds[deed!] ?? DEVICE),
        );
    }
  }

  const isText = (builder: DiscreteBuilder | NumericBuilder) => builder instanceof DiscreteBuilder && builder.isText;
  const texts = builders.filter(isText).map(({ entityId }) => entityId);
  if (texts.length > 0) warn(`Left out, because their states are ever new texts: ${texts.join(", ")}.`);
  const series = new Map<string, EntitySeries>();
  for (const builder of builders) {
    if (builder.length > 0 && !isText(builder)) series.set(builder.entityId, builder.build());
  }
  return {
    from: range.from,
    until: range.until,
    series,
    runs: contexts.runs,
    users: people.ids,
    restarts: restarts.filter((time) => time >= range.from),
    stats: { rows: range.rows, ...countEvents(series) },
  };
}

/** A row: number of the series, state, seconds, and for discrete series a number of a deed or a user's id in hex. */
type Row = [series: number, state: string | null, seconds: number, deed: number | string | null];

function* pages(db: DatabaseSync, range: Range, onProgress: ProgressListener): Generator<Row[]> {
  // Blobs are dear to read: SQLite itself compares them, and only for the few rows where it matters who acted.
  const statement = db.prepare(
    `SELECT k.series, s.state, s.last_updated_ts,
       CASE WHEN k.is_discrete THEN coalesce(
         (SELECT deed FROM context WHERE id = s.context_id_bin),
         CASE WHEN s.context_user_id_bin IS NOT NULL THEN hex(s.context_user_id_bin) END,
         CASE WHEN s.context_parent_id_bin IS NOT NULL THEN coalesce(
           (SELECT deed FROM context WHERE id = s.context_parent_id_bin),
           (SELECT hex(p.context_user_id_bin) FROM states p
            WHERE p.context_id_bin = s.context_parent_id_bin AND p.context_user_id_bin IS NOT NULL LIMIT 1)) END,
         0) END
     FROM states s CROSS JOIN kept k ON k.metadata_id = s.metadata_id
     WHERE s.state_id BETWEEN ? AND ? AND s.last_updated_ts BETWEEN ? AND ?`,
  );
  statement.setReturnArrays(true);
  const [from, until] = [range.from / 1000 - 5e-7, range.until / 1000 + 5e-7];
  let reportAt = 0;
  for (let id = range.firstId; id <= range.lastId; id += PAGE_ROWS) {
    if (performance.now() >= reportAt) {
      const fraction = (id - range.firstId) / (range.lastId - range.firstId + 1);
      onProgress({
        fraction,
        message: `Reading the history: ${Math.round(fraction * range.rows).toLocaleString("en")} of ${range.rows.toLocaleString("en")} rows`,
      });
      reportAt = performance.now() + PROGRESS_INTERVAL_MS;
    }
    yield statement.all(id, Math.min(id + PAGE_ROWS - 1, range.lastId), from, until) as unknown as Row[];
  }
}

/** Fills the temporary table `kept`, in which the rows of `states` are looked up. */
function listSeries(db: DatabaseSync, recorded: readonly RecordedEntity[]): (DiscreteBuilder | NumericBuilder)[] {
  db.exec("CREATE TEMP TABLE kept (metadata_id INTEGER PRIMARY KEY, series INTEGER, is_discrete INTEGER)");
  const keep = db.prepare("INSERT INTO kept VALUES (?, ?, ?)");
  const builders: (DiscreteBuilder | NumericBuilder)[] = [];
  for (const entity of recorded) {
    const kind = entityKind(entity);
    if (kind === "none") continue;
    keep.run(entity.metadataId, builders.length, kind === "discrete" ? 1 : 0);
    builders.push(kind === "discrete" ? new DiscreteBuilder(entity.entityId) : new NumericBuilder(entity.entityId));
  }
  return builders;
}

/** The state in which the range finds each entity, when there is one. */
function readStatesBefore(db: DatabaseSync, from: number, targets: readonly (Subject | NumericBuilder)[]): void {
  const statement = db.prepare(
    `SELECT k.series, s.state, coalesce(s.last_changed_ts, s.last_updated_ts) FROM kept k JOIN states s ON s.state_id = (
       SELECT state_id FROM states WHERE metadata_id = k.metadata_id AND last_updated_ts < ? ORDER BY last_updated_ts DESC LIMIT 1)`,
  );
  statement.setReturnArrays(true);
  for (const [series, rawState, seconds] of statement.all(from / 1000 - 5e-7) as unknown as [
    number,
    string | null,
    number,
  ][]) {
    const target = targets[series]!;
    const time = toMs(seconds);
    if (target instanceof NumericBuilder) {
      target.add(time, toNumber(rawState));
      continue;
    }
    target.state = canonicalState(rawState);
    target.rowAt = time;
    target.builder.add(time, target.state, NOBODY);
  }
}

function toNumber(state: string | null): number {
  const value = state ? Number(state) : Number.NaN;
  return Number.isFinite(value) ? value : Number.NaN;
}

function emptyLog({ until = Date.now() }: RangeOptions): Omit<EventLog, "warnings"> {
  const series = new Map<string, EntitySeries>();
  const restarts = new Float64Array();
  return { from: until, until, series, runs: [], users: [], restarts, stats: { rows: 0, ...countEvents(series) } };
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
