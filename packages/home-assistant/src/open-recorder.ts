import { existsSync } from "node:fs";
import { resolve } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { checkSchema } from "./check-schema.ts";
import { standInForMissing } from "./missing-columns.ts";
import { openDatabase } from "./open-database.ts";
import { accessTo } from "./recorder-access.ts";
import { asSourceError, SourceError } from "./source-error.ts";

/** A recorder database, open for reading. */
export interface Recorder {
  /** null when the file does not say. */
  readonly schemaVersion: number | null;
  readonly warnings: readonly string[];
  readonly db: DatabaseSync;
  /** Where another thread can open the same: a path, or a `file:` URL. */
  readonly location: string;
}

/**
 * Opens a recorder database, hands it to `read` and closes it. Reads are one consistent picture, also while
 * Home Assistant writes, and neither lock nor alter the file.
 *
 * @param read may be called a second time, when Home Assistant starts in the middle of the first
 * @throws {SourceError} when the file is missing, unreadable, damaged, no recorder database, or of an old schema
 */
export function withRecorder<Result>(path: string, read: (recorder: Recorder) => Result): Result {
  const file = resolve(path);
  const access = accessTo(file);
  let db: DatabaseSync | undefined;
  try {
    db = openDatabase(access.location);
    // In WAL mode a transaction holds nobody up. Other modes lock writers out, so there each statement stands alone.
    if (access.isWal) db.exec("BEGIN");
    const schema = checkSchema(db, file);
    standInForMissing(db);
    const result = read({ db, location: String(access.location), ...schema });
    if (!existsSync(file)) {
      throw new SourceError("missing", `The recorder file ${file} disappeared while it was being read.`);
    }
    return access.isStillGood() ? result : withRecorder(path, read);
  } catch (error) {
    throw asSourceError(error, file);
  } finally {
    db?.close();
    access.release();
  }
}
