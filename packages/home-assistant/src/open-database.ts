import { DatabaseSync } from "node:sqlite";

/** How long to wait for another program's lock. */
const BUSY_TIMEOUT_MS = 5000;

/** Opens an SQLite database for reading; what is put together besides stays in memory. */
export function openDatabase(location: string | URL): DatabaseSync {
  const db = new DatabaseSync(location, { readOnly: true, timeout: BUSY_TIMEOUT_MS });
  db.exec("PRAGMA temp_store = MEMORY");
  return db;
}
