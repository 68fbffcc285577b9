import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { onTestFinished } from "vitest";
import { recorderTables } from "./recorder-tables.ts";

/** Where a change comes from, as Home Assistant records it. */
export interface Context {
  readonly id: Buffer;
  /** 32 hex digits. */
  readonly user?: string | undefined;
  readonly parent?: Context | undefined;
}

export function newContext(origin: Omit<Context, "id"> = {}): Context {
  return { id: randomBytes(16), ...origin };
}

/** A folder that is removed when the test ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "routinely-home-assistant-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A recorder database with the tables that Home Assistant makes, written the way its recorder does. Times are epoch milliseconds. */
export class RecorderFile {
  readonly path: string;
  readonly db: DatabaseSync;
  readonly #last = new Map<string, { state: string | null; changedAt: number }>();

  constructor(path = join(temporaryFolder(), "home-assistant_v2.db"), schema = 53) {
    this.path = path;
    this.db = new DatabaseSync(path);
    this.db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; ${recorderTables(schema)}`);
    this.db
      .prepare("INSERT INTO schema_changes (schema_version, changed) VALUES (?, '2025-01-01 00:00:00')")
      .run(schema);
    onTestFinished(() => {
      if (this.db.isOpen) this.db.close();
    });
  }

  /** Home Assistant starts. */
  start(at: number): void {
    const text = timeText(at);
    this.db.prepare("INSERT INTO recorder_runs (start, closed_incorrect, created) VALUES (?, 0, ?)").run(text, text);
  }

  /** Home Assistant stops. */
  stop(at: number): void {
    this.db.prepare('UPDATE recorder_runs SET "end" = ? WHERE "end" IS NULL').run(timeText(at));
  }

  /** An entity's state is written; null when the entity is removed. */
  set(at: number, entityId: string, state: string | null, more: { context?: Context; attributes?: object } = {}): void {
    const { context = newContext(), attributes = {} } = more;
    const last = this.#last.get(entityId);
    const changedAt = last && last.state === state ? last.changedAt : at;
    this.#last.set(entityId, { state, changedAt });
    this.db
      .prepare(
        `INSERT INTO states (metadata_id, state, last_updated_ts, last_changed_ts, attributes_id, origin_idx,
           context_id_bin, context_user_id_bin, context_parent_id_bin) VALUES (?, ?, ?, ?, ?, 0, ?, unhex(?), ?)`,
      )
      .run(
        this.#idOf("states_meta", "metadata_id", "entity_id", entityId),
        state,
        at / 1000,
        changedAt === at ? null : changedAt / 1000,
        state === null
          ? null
          : this.#idOf("state_attributes", "attributes_id", "shared_attrs", JSON.stringify(attributes)),
        ...bytesOf(context),
      );
  }

  /** An event is fired. */
  fire(at: number, type: string, data: object, context: Context): void {
    this.db
      .prepare(
        `INSERT INTO events (event_type_id, time_fired_ts, data_id, origin_idx,
           context_id_bin, context_user_id_bin, context_parent_id_bin) VALUES (?, ?, ?, 0, ?, unhex(?), ?)`,
      )
      .run(
        this.#idOf("event_types", "event_type_id", "event_type", type),
        at / 1000,
        this.#idOf("event_data", "data_id", "shared_data", JSON.stringify(data)),
        ...bytesOf(context),
      );
  }

  /** Somebody or something calls an action. */
  call(at: number, action: string, data: object, context: Context): void {
    const [domain, service] = action.split(".");
    this.fire(at, "call_service", { domain, service, service_data: data }, context);
  }

  #idOf(table: string, id: string, column: string, value: string): number {
    const row = this.db.prepare(`SELECT ${id} AS id FROM ${table} WHERE ${column} = ?`).get(value);
    return Number(row?.id ?? this.db.prepare(`INSERT INTO ${table} (${column}) VALUES (?)`).run(value).lastInsertRowid);
  }
}

function bytesOf({ id, user, parent }: Context) {
  return [id, user ?? null, parent?.id ?? null] as const;
}

/** As the recorder writes the moments of its runs. */
function timeText(at: number): string {
  return new Date(at).toISOString().replace("T", " ").replace("Z", "000");
}
