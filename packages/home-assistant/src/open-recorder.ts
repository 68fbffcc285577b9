import {
  accessSync,
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  mkdtempSync,
  openSync,
  readSync,
  rmSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { DatabaseSync, type StatementSync } from "node:sqlite";
import { asSourceError, SourceError } from "./source-error.ts";

/** The oldest schema with all that is read here, and the newest that was tried. */
const OLDEST_SCHEMA = 41;
const NEWEST_SCHEMA = 53;
/** How long to wait for another program's lock. */
const BUSY_TIMEOUT_MS = 5000;

/** What is read of each table. A newer schema that still has these is read all the same. */
const COLUMNS_READ: Readonly<Record<string, readonly string[]>> = {
  states: [
    "state_id",
    "metadata_id",
    "state",
    "last_updated_ts",
    "attributes_id",
    "context_id_bin",
    "context_user_id_bin",
    "context_parent_id_bin",
  ],
  states_meta: ["metadata_id", "entity_id"],
  state_attributes: ["attributes_id", "shared_attrs"],
  events: ["event_type_id", "time_fired_ts", "data_id", "context_id_bin", "context_user_id_bin"],
  event_types: ["event_type_id", "event_type"],
  event_data: ["data_id", "shared_data"],
  recorder_runs: ["start"],
};

/** A recorder database, open for reading. */
export interface Recorder {
  readonly path: string;
  readonly schemaVersion: number;
  readonly warnings: readonly string[];
  readonly db: DatabaseSync;
}

/**
 * Opens a recorder database, hands it to `read` and closes it. Reads are one consistent picture, also while
 * Home Assistant writes, and neither lock nor alter the file.
 *
 * @throws {SourceError} when the file is missing, unreadable, damaged, no recorder database, or of an old schema
 */
export function withRecorder<Result>(path: string, read: (recorder: Recorder) => Result): Result {
  const file = resolve(path);
  const { isWal } = checkFile(file);
  const readable = shareableFile(file, isWal);
  let db: DatabaseSync | undefined;
  try {
    db = new DatabaseSync(readable.path, { readOnly: true, timeout: BUSY_TIMEOUT_MS });
    db.exec("PRAGMA temp_store = MEMORY");
    // In WAL mode a transaction holds nobody up. Other modes lock writers out, so there each statement stands alone.
    if (isWal) db.exec("BEGIN");
    const result = read({ path: file, db, ...checkSchema(db, file) });
    if (!existsSync(file))
      throw new SourceError("missing", `The recorder file ${file} disappeared while it was being read.`);
    return result;
  } catch (error) {
    throw asSourceError(error, file);
  } finally {
    db?.close();
    readable.discard();
  }
}

/** The first column of the first row; undefined without a row. */
export function pluck(statement: StatementSync, ...parameters: (string | number)[]): unknown {
  const row = statement.get(...parameters);
  return row && Object.values(row)[0];
}

/** @returns whether the file is in WAL mode */
function checkFile(file: string): { isWal: boolean } {
  const header = readHeader(file);
  if (header.toString("latin1", 0, 16) !== "SQLite format 3\0") {
    throw new SourceError(
      "not_sqlite",
      `${file} is not an SQLite database. Home Assistant's own is named home-assistant_v2.db.`,
    );
  }
  return { isWal: header[18] === 2 };
}

/** The first bytes of the file: https://www.sqlite.org/fileformat2.html#the_database_header */
function readHeader(file: string): Buffer {
  const header = Buffer.alloc(20);
  let descriptor: number | undefined;
  try {
    descriptor = openSync(file, "r");
    readSync(descriptor, header, 0, header.length, 0);
    return header;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") {
      throw new SourceError("missing", `There is no recorder file at ${file}.`, error);
    }
    const reason =
      code === "EISDIR"
        ? "it is a folder. Give the path of home-assistant_v2.db itself."
        : `give the account that runs this program the right to read it (${code}).`;
    throw new SourceError("unreadable", `The recorder file ${file} cannot be read: ${reason}`, error);
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

/**
 * A WAL database needs its -shm file, which SQLite makes beside it. Where that cannot be, nobody else has the database
 * open either (or the -shm file would be there), so a copy is as good.
 */
function shareableFile(file: string, isWal: boolean): { path: string; discard: () => void } {
  if (!isWal || existsSync(`${file}-shm`) || isWritable(dirname(file))) return { path: file, discard() {} };
  const folder = mkdtempSync(join(tmpdir(), "routinely-recorder-"));
  const copy = join(folder, "copy.db");
  copyFileSync(file, copy);
  if (existsSync(`${file}-wal`)) copyFileSync(`${file}-wal`, `${copy}-wal`);
  return { path: copy, discard: () => rmSync(folder, { recursive: true, force: true }) };
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function checkSchema(db: DatabaseSync, file: string): { schemaVersion: number; warnings: string[] } {
  const columnsOf = db.prepare("SELECT name FROM pragma_table_info(?)");
  const has = (table: string, columns: readonly string[]) => {
    const names = new Set(columnsOf.all(table).map(({ name }) => name));
    return columns.every((column) => names.has(column));
  };
  if (!has("schema_changes", ["schema_version"]) || !has("states", ["state"])) {
    throw new SourceError("not_a_recorder", `${file} is an SQLite database, but not one of Home Assistant's recorder.`);
  }
  const version = Number(pluck(db.prepare("SELECT max(schema_version) FROM schema_changes")) ?? 0);
  if (version < OLDEST_SCHEMA) {
    throw new SourceError(
      "too_old",
      `The recorder file ${file} has schema version ${version}; ${OLDEST_SCHEMA} is the oldest that can be read. Update Home Assistant and start it once.`,
    );
  }
  const missing = Object.keys(COLUMNS_READ).filter((table) => !has(table, COLUMNS_READ[table]!));
  if (missing.length > 0) {
    throw new SourceError(
      "not_a_recorder",
      `The recorder file ${file} (schema version ${version}) lacks what is needed of: ${missing.join(", ")}.`,
    );
  }
  if (version <= NEWEST_SCHEMA) return { schemaVersion: version, warnings: [] };
  const warning = `The recorder file has schema version ${version}, newer than the ${NEWEST_SCHEMA} known here; it was read all the same.`;
  return { schemaVersion: version, warnings: [warning] };
}
