import type { DatabaseSync } from "node:sqlite";
import { type Missing, missingIn } from "./missing-columns.ts";
import { SourceError } from "./source-error.ts";

/** The oldest schema with all that is read here, and the newest that was tried. */
const OLDEST_SCHEMA = 41;
const NEWEST_SCHEMA = 53;
/** Without these there is no history, or nobody knows who acted. */
const NEEDED: Readonly<Record<string, readonly string[]>> = {
  states: ["state_id", "metadata_id", "state", "last_updated_ts", "context_id_bin"],
  states_meta: ["metadata_id", "entity_id"],
};

/**
 * Looks whether this is a recorder database that can be read, and tells its version: null when it does not say.
 * A newer schema that still has what is read is read all the same.
 *
 * @param file its path, for the message
 * @throws {SourceError} when it is something else, too old, or lacks what is needed
 */
export function checkSchema(db: DatabaseSync, file: string): { schemaVersion: number | null; warnings: string[] } {
  if (missingIn(db, { states: ["state"] }).length > 0) {
    throw new SourceError("not_a_recorder", `${file} is an SQLite database, but not one of Home Assistant's recorder.`);
  }
  const version = versionOf(db);
  if (version !== null && version < OLDEST_SCHEMA) {
    throw new SourceError(
      "too_old",
      `The recorder file ${file} has schema version ${version}; ${OLDEST_SCHEMA} is the oldest that can be read. Update Home Assistant and start it once.`,
    );
  }
  const needed = missingIn(db, NEEDED);
  if (needed.length > 0) {
    throw new SourceError(
      "not_a_recorder",
      `The recorder file ${file} (schema version ${version ?? "unknown"}) lacks what is needed: ${inWords(needed)}.`,
    );
  }
  const missing = missingIn(db);
  const warnings = [
    ...(version === null ? ["The recorder file does not say its schema version; it was read all the same."] : []),
    ...(version !== null && version > NEWEST_SCHEMA
      ? [
          `The recorder file has schema version ${version}, newer than the ${NEWEST_SCHEMA} known here; it was read all the same.`,
        ]
      : []),
    ...(missing.length > 0 ? [`The recorder file lacks ${inWords(missing)}; it was read without.`] : []),
  ];
  return { schemaVersion: version, warnings };
}

function versionOf(db: DatabaseSync): number | null {
  if (missingIn(db, { schema_changes: ["schema_version"] }).length > 0) return null;
  const version = db.prepare("SELECT max(schema_version) AS version FROM schema_changes").get()?.version;
  return version === null || version === undefined ? null : Number(version);
}

/** `events, states.context_id_bin` */
function inWords(missing: readonly Missing[]): string {
  return missing
    .flatMap(({ table, exists, columns }) => (exists ? columns.map((column) => `${table}.${column}`) : [table]))
    .join(", ");
}
