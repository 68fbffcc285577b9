import { rmSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { INDEXES, SCHEMA_VERSION, TABLES } from "./recorder-schema.ts";
import type { Row } from "./rows.ts";

/** Distinct attribute texts remembered for sharing; Home Assistant keeps some thousand, too. */
const SHARED = 4096;

/**
 * Writes rows, which must come in the order of time, as a recorder database. The file is whole only after {@link close}; one that
 * exists at the path is replaced.
 */
export class RecorderFile {
  readonly #db: DatabaseSync;
  readonly #insertState;
  readonly #insertEvent;
  readonly #insertRun;
  readonly #endRun;
  readonly #metadata: Ids;
  readonly #attributes: SharedTexts;
  readonly #eventTypes: Ids;
  readonly #eventData: SharedTexts;
  readonly #last = new Map<string, { id: number; state: string; changed: number }>();
  #stateId = 0;
  #at = 0;
  #run = 0;

  constructor(path: string) {
    for (const suffix of ["", "-wal", "-shm", "-journal"]) rmSync(path + suffix, { force: true });
    this.#db = new DatabaseSync(path);
    this.#db.exec(
      "PRAGMA page_size = 4096; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF; PRAGMA cache_size = -65536;",
    );
    this.#db.exec(TABLES);
    this.#db.exec("BEGIN");
    this.#metadata = new Ids(this.#db, "INSERT INTO states_meta (metadata_id, entity_id) VALUES (?, ?)");
    this.#eventTypes = new Ids(this.#db, "INSERT INTO event_types (event_type_id, event_type) VALUES (?, ?)");
    this.#attributes = new SharedTexts(
      this.#db,
      "INSERT INTO state_attributes (attributes_id, hash, shared_attrs) VALUES (?, ?, ?)",
    );
    this.#eventData = new SharedTexts(this.#db, "INSERT INTO event_data (data_id, hash, shared_data) VALUES (?, ?, ?)");
    this.#insertState = this.#db.prepare(
      "INSERT INTO states (state_id, state, last_changed_ts, last_updated_ts, old_state_id, attributes_id, origin_idx, context_id_bin, " +
        "context_user_id_bin, context_parent_id_bin, metadata_id) VALUES (?, ?, ?, ?, ?, ?, 0, ?, ?, ?, ?)",
    );
    this.#insertEvent = this.#db.prepare(
      "INSERT INTO events (origin_idx, time_fired_ts, data_id, context_id_bin, context_user_id_bin, context_parent_id_bin, event_type_id) " +
        "VALUES (0, ?, ?, ?, ?, ?, ?)",
    );
    this.#insertRun = this.#db.prepare(
      "INSERT INTO recorder_runs (run_id, start, closed_incorrect, created) VALUES (?, ?, 0, ?)",
    );
    this.#endRun = this.#db.prepare('UPDATE recorder_runs SET "end" = ? WHERE run_id = ?');
  }

  /** States written so far. */
  get states(): number {
    return this.#stateId;
  }

  readonly write = (row: Row): void => {
    if (this.#at === 0)
      this.#db
        .prepare("INSERT INTO schema_changes (schema_version, changed) VALUES (?, ?)")
        .run(SCHEMA_VERSION, stamp(row.at));
    this.#at = row.at;
    switch (row.kind) {
      case "state":
        this.#writeState(row);
        return;
      case "event":
        this.#writeEvent(row);
        return;
      case "started":
        this.#run++;
        this.#insertRun.run(this.#run, stamp(row.at), stamp(row.at));
        return;
      case "stopped":
        this.#endRun.run(stamp(row.at), this.#run);
    }
  };

  #writeState({ at, entityId, state, attributes, context }: Row & { kind: "state" }): void {
    const seconds = at / 1000;
    const id = ++this.#stateId;
    const last = this.#last.get(entityId);
    const changed = last?.state === state ? last.changed : seconds;
    this.#insertState.run(
      id,
      state,
      changed === seconds ? null : changed,
      seconds,
      last?.id ?? null,
      this.#attributes.id(attributes),
      context.id,
      context.user ?? null,
      context.parent ?? null,
      this.#metadata.id(entityId),
    );
    if (last) Object.assign(last, { id, state, changed });
    else this.#last.set(entityId, { id, state, changed });
  }

  #writeEvent({ at, type, data, context }: Row & { kind: "event" }): void {
    const dataId = data === null ? null : this.#eventData.id(JSON.stringify(data));
    this.#insertEvent.run(
      at / 1000,
      dataId,
      context.id,
      context.user ?? null,
      context.parent ?? null,
      this.#eventTypes.id(type),
    );
  }

  /** Ends the last run, so that nobody takes the file for that of a crashed Home Assistant. */
  close(): void {
    this.#endRun.run(stamp(this.#at), this.#run);
    // Without it Home Assistant would first compile the statistics of every five minutes there are.
    const period = Math.floor(this.#at / 300_000) * 300_000;
    this.#db.prepare("INSERT INTO statistics_runs (start) VALUES (?)").run(stamp(period));
    this.#db.exec(INDEXES);
    this.#db.exec("COMMIT; PRAGMA journal_mode = DELETE;");
    this.#db.close();
  }
}

/** A table of names: each has one row for ever. */
class Ids {
  readonly #insert;
  readonly #ids = new Map<string, number>();

  constructor(db: DatabaseSync, insert: string) {
    this.#insert = db.prepare(insert);
  }

  id(name: string): number {
    let id = this.#ids.get(name);
    if (id === undefined) {
      id = this.#ids.size + 1;
      this.#insert.run(id, name);
      this.#ids.set(name, id);
    }
    return id;
  }
}

/** A table of texts that many rows share; a text that was long not used may get a second row, as in Home Assistant. */
class SharedTexts {
  readonly #insert;
  #ids = new Map<string, number>();
  #next = 1;

  constructor(db: DatabaseSync, insert: string) {
    this.#insert = db.prepare(insert);
  }

  id(text: string): number {
    let id = this.#ids.get(text);
    if (id === undefined) {
      if (this.#ids.size >= SHARED) this.#ids = new Map();
      id = this.#next++;
      this.#insert.run(id, fnv1a(text), text);
      this.#ids.set(text, id);
    }
    return id;
  }
}

/** FNV-1a over UTF-8, 32 bit: the recorder's hash of shared texts. */
function fnv1a(text: string): number {
  let value = 0x811c9dc5;
  for (const byte of Buffer.from(text)) value = Math.imul(value ^ byte, 0x01000193);
  return value >>> 0;
}

/** `2026-01-31 11:00:00.000000`, in UTC, as SQLAlchemy writes it. */
function stamp(at: number): string {
  return `${new Date(at).toISOString().replace("T", " ").slice(0, -1)}000`;
}
