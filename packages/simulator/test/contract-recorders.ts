import { readFileSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { parseEnv } from "node:util";

/**
 * Recorder files of running Home Assistants of one schema version: those of the env files in `HA_CONTRACT_ENV_FILES`, else the one in
 * `HA_RECORDER_FILE`. None by default.
 */
export function contractRecorders(schemaVersion: number): string[] {
  const files = (process.env.HA_CONTRACT_ENV_FILES ?? "").split(/[,:]/).filter(Boolean);
  const recorders =
    files.length > 0
      ? files.map((file) => parseEnv(readFileSync(file, "utf8")).HA_RECORDER_FILE)
      : [process.env.HA_RECORDER_FILE];
  return recorders.filter((path) => path !== undefined).filter((path) => versionOf(path) === schemaVersion);
}

function versionOf(path: string): unknown {
  const db = new DatabaseSync(path, { readOnly: true });
  try {
    return db.prepare("SELECT max(schema_version) AS version FROM schema_changes").get()?.version;
  } finally {
    db.close();
  }
}
