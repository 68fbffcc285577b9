// One measurement in a process of its own, so that its peak memory is its own: `node measure.ts scan|analyze FOLDER`.
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { analyzeRecorder } from "../src/analyze/analyze-recorder.ts";

export interface Measured {
  readonly seconds: number;
  readonly rows: number;
  readonly events: number;
  readonly peakRssMb: number;
  /** The longest time without a word of progress. */
  readonly silentMs: number;
  /** Until the history was read. */
  readonly readSeconds: number;
}

const [what, folder] = process.argv.slice(2) as ["scan" | "analyze", string];
const recorderPath = join(folder, "home-assistant_v2.db");

function scan(): Measured {
  const startedAt = performance.now();
  const db = new DatabaseSync(recorderPath, { readOnly: true });
  const statement = db.prepare(
    `SELECT metadata_id, state, last_updated_ts, last_changed_ts, attributes_id,
       context_id_bin, context_user_id_bin, context_parent_id_bin FROM states`,
  );
  let rows = 0;
  for (const _row of statement.iterate()) rows++;
  db.close();
  const seconds = (performance.now() - startedAt) / 1000;
  return { seconds, rows, events: 0, peakRssMb: 0, silentMs: 0, readSeconds: seconds };
}

function analyze(): Measured {
  const startedAt = performance.now();
  let [heardAt, silentMs, readAt] = [startedAt, 0, startedAt];
  const { stats } = analyzeRecorder(
    { recorderPath, automationsPath: join(folder, "automations.yaml"), registryPath: join(folder, "registry.json") },
    {
      onProgress({ message }) {
        const now = performance.now();
        silentMs = Math.max(silentMs, now - heardAt);
        heardAt = now;
        if (message === "Putting the history together") readAt = now;
      },
    },
  );
  return {
    seconds: (performance.now() - startedAt) / 1000,
    rows: stats.rows,
    events: stats.events,
    peakRssMb: stats.peakRssMb,
    silentMs: Math.round(silentMs),
    readSeconds: (readAt - startedAt) / 1000,
  };
}

console.log(JSON.stringify(what === "scan" ? scan() : analyze()));
