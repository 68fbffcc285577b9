import type { DatabaseSync } from "node:sqlite";
import { SourceError } from "./source-error.ts";

/** The oldest schema with all that is read here, and the newest that was tried. */
const OLDEST_SCHEMA = 41;
const NEWEST_SCHEMA = 53;
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
  recorder_runs: ["start", "end", "closed_incorrect"],
};

/**
 * Looks whether this is a recorder database that can be read, and tells its version.
 *
 * @param file its path, for the message
 * @throws {SourceError} when it is something else, too old, or lacks what is read
 */
export function checkSchema(db: DatabaseSync, file: string): { schemaVersion: number; warnings: string[] } {
  const columnsOf = db.prepare("SELECT name FROM pragma_table_info(?)");
  const has = (table: string, columns: readonly string[]) => {
    const names = new Set(columnsOf.all(table).map(({ name }) => name));
    return columns.every((column) => names.has(column));
  };
  if (!has("schema_changes", ["schema_version"]) || !has("states", ["state"])) {
    throw new SourceError("not_a_recorder", `${file} is an SQLite database, but not one of Home Assistant's recorder.`);
  }
  const version = Number(db.prepare("SELECT max(schema_version) AS version FROM schema_changes").get()?.version ?? 0);
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
