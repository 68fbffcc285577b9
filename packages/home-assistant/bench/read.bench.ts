import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { readHome } from "../src/index.ts";
import { makeFile } from "./make-file.ts";

/**
 * How long reading a home takes, event log and all, against a bare scan of the same rows with their contexts:
 * `node bench/read.bench.ts [FILE]`. Without a file one of a million rows is made first.
 */
const ROWS = 1_000_000;
const ROUNDS = 5;
const GOAL = 0.5;

const folder = mkdtempSync(join(tmpdir(), "routinely-bench-"));
try {
  const path = process.argv[2] ?? join(folder, "home-assistant_v2.db");
  if (!process.argv[2]) makeFile(path, ROWS);
  // By turns, so that whatever else the machine does slows both; the fastest of each is what the code takes.
  const scans: number[] = [];
  const reads: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    scans.push(milliseconds(() => scan(path)));
    reads.push(milliseconds(() => readHome({ recorderPath: path })));
  }
  const rows = readHome({ recorderPath: path }).log.stats.rows;
  const [readMs, scanMs] = [Math.min(...reads), Math.min(...scans)];
  console.log(
    `read ${rows.toLocaleString("en")} rows: ${Math.round(readMs)} ms, bare scan: ${Math.round(scanMs)} ms, ` +
      `ratio ${(readMs / scanMs).toFixed(2)} (goal ${GOAL})`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function scan(path: string): void {
  const db = new DatabaseSync(path, { readOnly: true });
  const rows = db.prepare(
    `SELECT metadata_id, state, last_updated_ts, last_changed_ts, attributes_id,
       context_id_bin, context_user_id_bin, context_parent_id_bin FROM states`,
  );
  for (const _row of rows.iterate());
  db.close();
}

function milliseconds(work: () => void): number {
  const startedAt = performance.now();
  work();
  return performance.now() - startedAt;
}
