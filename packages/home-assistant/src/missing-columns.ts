import type { DatabaseSync } from "node:sqlite";

/** What is read of each table. */
const COLUMNS_READ: Readonly<Record<string, readonly string[]>> = {
  states: [
    "state_id",
    "metadata_id",
    "state",
    "last_updated_ts",
    "last_changed_ts",
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

/** A table that is not there, or lacks columns. */
export interface Missing {
  readonly table: string;
  readonly exists: boolean;
  readonly columns: readonly string[];
}

/** @param columns that should be there, by table; by default all that are read */
export function missingIn(db: DatabaseSync, columns = COLUMNS_READ): Missing[] {
  const columnsOf = db.prepare("SELECT name FROM pragma_table_info(?, 'main')");
  return Object.entries(columns).flatMap(([table, wanted]) => {
    const present = new Set(columnsOf.all(table).map(({ name }) => name));
    const missing = wanted.filter((column) => !present.has(column));
    return missing.length > 0 ? [{ table, exists: present.size > 0, columns: missing }] : [];
  });
}

/**
 * Hides tables that lack columns behind views of the same name in which these are null, and those that are not there
 * behind empty ones, so that what is thin is read like what is whole.
 */
export function standInForMissing(db: DatabaseSync): void {
  for (const { table, exists, columns } of missingIn(db)) {
    const nulls = columns.map((column) => `NULL AS "${column}"`).join(", ");
    db.exec(`CREATE TEMP VIEW ${table} AS SELECT ${exists ? `*, ${nulls} FROM main.${table}` : `${nulls} WHERE 0`}`);
  }
}
