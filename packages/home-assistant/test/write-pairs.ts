import { DatabaseSync } from "node:sqlite";

// Writes like a recorder in a hurry until its input ends: both sensors in every transaction.
const db = new DatabaseSync(process.argv[2]!);
db.exec(
  "PRAGMA busy_timeout = 10000; PRAGMA synchronous = OFF; INSERT INTO states_meta (entity_id) VALUES ('sensor.left'), ('sensor.right')",
);
const ids = db
  .prepare("SELECT metadata_id AS id FROM states_meta WHERE entity_id IN ('sensor.left', 'sensor.right')")
  .all();
const insert = db.prepare(
  "INSERT INTO states (metadata_id, state, last_updated_ts, context_id_bin) VALUES (?, ?, ?, randomblob(16))",
);

let isDone = false;
process.stdin.on("end", () => {
  isDone = true;
});
process.stdin.resume();

let pairs = 0;
let slowestMs = 0;
function writePair(): void {
  const startedAt = performance.now();
  db.exec("BEGIN IMMEDIATE");
  pairs++;
  for (const { id } of ids) insert.run(id!, String(pairs), 1_800_000_000 + pairs);
  db.exec("COMMIT");
  slowestMs = Math.max(slowestMs, performance.now() - startedAt);
  if (pairs === 1) console.log("writing");
  if (isDone) console.log(JSON.stringify({ pairs, slowestMs }));
  else setImmediate(writePair);
}
writePair();
