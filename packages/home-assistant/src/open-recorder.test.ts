import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import {
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { Actor, type DiscreteSeries } from "@routinely/analysis";
import { expect, onTestFinished, test } from "vitest";
import { newContext, RecorderFile, temporaryFolder } from "../test/recorder-file.ts";
import { inspectRecorder } from "./inspect-recorder.ts";
import { readHome } from "./read-home.ts";
import { SourceError } from "./source-error.ts";

const NOON = Date.UTC(2026, 0, 15, 12);

/** What a person is told about the file. */
function troubleWith(path: string): { problem: string; message: string } {
  try {
    readHome({ recorderPath: path });
  } catch (error) {
    if (error instanceof SourceError) return error;
    throw error;
  }
  throw new Error("it could be read");
}

/** A file with some thousand rows that nobody has open. */
function closedFile(): string {
  const file = new RecorderFile();
  file.db.exec("BEGIN");
  for (let row = 0; row < 5000; row++)
    file.set(NOON + row * 1000, "sensor.power", String(row % 100), { attributes: { unit_of_measurement: "W" } });
  file.db.exec("COMMIT; PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode = DELETE");
  file.db.close();
  return file.path;
}

test("a file that is not there", () => {
  const path = join(temporaryFolder(), "nowhere.db");
  expect(troubleWith(path)).toMatchObject({ problem: "missing", message: `There is no recorder file at ${path}.` });
});

test("a folder instead of the file in it", () => {
  expect(troubleWith(temporaryFolder())).toMatchObject({
    problem: "unreadable",
    message: expect.stringContaining("it is a folder"),
  });
});

test("a file that is no database", () => {
  const path = join(temporaryFolder(), "notes.db");
  writeFileSync(path, "Buy milk.\n".repeat(200));
  expect(troubleWith(path)).toMatchObject({
    problem: "not_sqlite",
    message: expect.stringContaining("is not an SQLite database"),
  });
});

test("an empty file is no database yet, one cut in its header is damaged", () => {
  const path = closedFile();
  truncateSync(path, 60);
  expect(troubleWith(path)).toMatchObject({ problem: "damaged" });
  truncateSync(path, 0);
  expect(troubleWith(path)).toMatchObject({ problem: "not_sqlite" });
});

test("a file that is cut short", () => {
  const path = closedFile();
  truncateSync(path, Math.floor(statSync(path).size / 2));
  expect(troubleWith(path)).toMatchObject({
    problem: "damaged",
    message: expect.stringContaining("damaged or cut short"),
  });
});

test("a file that was copied while it was half written", () => {
  const path = closedFile();
  const db = new DatabaseSync(path);
  db.exec("PRAGMA journal_mode = WAL");
  db.close();
  truncateSync(path, Math.floor(statSync(path).size / 2));
  expect(troubleWith(path)).toMatchObject({ problem: "damaged" });
});

test("a file that is overwritten in the middle", () => {
  const path = closedFile();
  const bytes = readFileSync(path);
  bytes.fill(0xa5, 4096 * 20);
  writeFileSync(path, bytes);
  expect(troubleWith(path)).toMatchObject({ problem: "damaged" });
});

test("a database of something else", () => {
  const path = join(temporaryFolder(), "other.db");
  const db = new DatabaseSync(path);
  db.exec("CREATE TABLE states (name TEXT)");
  db.close();
  expect(troubleWith(path)).toMatchObject({
    problem: "not_a_recorder",
    message: expect.stringContaining("not one of Home Assistant's recorder"),
  });
});

test("a schema that is too old says what to do", () => {
  const { path } = new RecorderFile(undefined, 40);
  expect(troubleWith(path)).toMatchObject({
    problem: "too_old",
    message: expect.stringContaining("schema version 40"),
  });
});

test.each([41, 50, 53])("schema version %i is read without a warning", (schema) => {
  const file = new RecorderFile(undefined, schema);
  file.set(NOON, "light.hall", "on");
  const { log } = readHome({ recorderPath: file.path, location: { latitude: 0, longitude: 0 } });
  expect(log.stats.events).toBe(1);
  expect(log.warnings).toEqual([]);
  expect(inspectRecorder(file.path).schemaVersion).toBe(schema);
});

test("a newer schema is read with a warning as long as it has what is needed", () => {
  const file = new RecorderFile(undefined, 60);
  file.set(NOON, "light.hall", "on");
  expect(readHome({ recorderPath: file.path }).log.warnings[0]).toContain(
    "schema version 60, newer than the 53 known here",
  );
  file.db.exec("ALTER TABLE states RENAME COLUMN context_id_bin TO context_uuid");
  expect(troubleWith(file.path)).toMatchObject({
    problem: "not_a_recorder",
    message: expect.stringContaining("lacks what is needed: states.context_id_bin"),
  });
});

test("what else is missing is said, and the rest is read", () => {
  const thin = new RecorderFile();
  thin.set(NOON, "light.hall", "off");
  thin.set(NOON + 60_000, "light.hall", "on", { context: newContext({ user: "a1".repeat(16) }) });
  thin.set(NOON, "sensor.hall", "20.5", { attributes: { unit_of_measurement: "°C" } });
  thin.db.exec(`
    DROP TABLE schema_changes; DROP TABLE events; DROP TABLE event_types; DROP TABLE event_data; DROP TABLE recorder_runs;
    ALTER TABLE states DROP COLUMN context_parent_id_bin; ALTER TABLE states DROP COLUMN last_changed_ts;`);
  const { log } = readHome({ recorderPath: thin.path, location: { latitude: 0, longitude: 0 } });
  expect(log.warnings).toEqual([
    "The recorder file does not say its schema version; it was read all the same.",
    "The recorder file lacks states.last_changed_ts, states.context_parent_id_bin, events, event_types, event_data, recorder_runs; it was read without.",
  ]);
  const light = log.series.get("light.hall") as DiscreteSeries;
  expect(Array.from(light.codes, (code) => light.states[code])).toEqual(["off", "on"]);
  expect(light.actors[1]).toBe(Actor.user);
  expect(log.series.get("sensor.hall")!.times).toEqual(Float64Array.of(NOON));
});

test("a database without any state is an empty history", () => {
  const { log, home } = readHome({ recorderPath: new RecorderFile().path, hours: 24 });
  expect(log).toMatchObject({ runs: [], users: [], stats: { rows: 0, events: 0, entities: 0 } });
  expect(log.series.size).toBe(0);
  expect(log.from).toBe(log.until);
  expect(home.entities.size).toBe(0);
});

test("a file that disappears while it is read is said to have", () => {
  const path = closedFile();
  const read = () => readHome({ recorderPath: path, onProgress: () => rmSync(path, { force: true }) });
  expect(read).toThrow(/disappeared while it was being read/);
});

test("reading sees what is only in the write-ahead log, and leaves every byte of the file as it is", () => {
  const file = new RecorderFile();
  file.set(NOON, "light.hall", "on");
  file.db.exec("PRAGMA wal_checkpoint(TRUNCATE)");
  file.set(NOON + 1000, "light.hall", "off");
  const fingerprint = () => ({
    bytes: createHash("sha256").update(readFileSync(file.path)).digest("hex"),
    log: createHash("sha256")
      .update(readFileSync(`${file.path}-wal`))
      .digest("hex"),
    modified: statSync(file.path).mtimeMs,
  });
  const before = fingerprint();
  expect(readHome({ recorderPath: file.path }).log.stats.events).toBe(2);
  expect(fingerprint()).toEqual(before);
});

test("a database that nobody uses is read without a file left beside it", () => {
  const file = new RecorderFile();
  file.set(NOON, "light.hall", "on");
  file.db.close();
  expect(readHome({ recorderPath: file.path }).log.stats.events).toBe(1);
  expect(readdirSync(dirname(file.path))).toEqual([basename(file.path)]);
});

test("a database that was not closed in order is read with all that was written", () => {
  const file = new RecorderFile();
  file.set(NOON, "light.hall", "on");
  const folder = temporaryFolder();
  for (const suffix of ["", "-wal"]) copyFileSync(`${file.path}${suffix}`, join(folder, `crashed.db${suffix}`));
  expect(readHome({ recorderPath: join(folder, "crashed.db") }).log.stats.events).toBe(1);
  expect(readdirSync(folder).sort()).toEqual(["crashed.db", "crashed.db-wal"]);
});

test("a database that comes into use while it is read is read again", () => {
  const file = new RecorderFile();
  file.set(NOON, "light.hall", "on");
  file.db.close();
  let writer: DatabaseSync | undefined;
  const startUsing = () => {
    if (writer) return;
    writer = new DatabaseSync(file.path);
    writer.exec("UPDATE states SET state = 'off'");
  };
  const { log } = readHome({ recorderPath: file.path, onProgress: startUsing });
  writer?.close();
  expect(log.series.get("light.hall")).toMatchObject({ states: ["off"] });
});

test("a recorder that writes all the time is neither held up nor seen half", { timeout: 30_000 }, async () => {
  const file = new RecorderFile();
  file.set(NOON, "sensor.power", "1", { attributes: { unit_of_measurement: "W" } });
  // Writes pairs of rows, each pair in one transaction, and counts how long the slowest took.
  const writer = spawn(process.execPath, [join(import.meta.dirname, "../test/write-pairs.ts"), file.path], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  onTestFinished(() => void writer.kill());
  await once(writer.stdout, "data");
  for (let round = 0; round < 20; round++) {
    const { log } = readHome({ recorderPath: file.path });
    const pairs = ["sensor.left", "sensor.right"].map((entityId) => log.series.get(entityId)!.times.length);
    expect(pairs[0]).toBe(pairs[1]);
    await new Promise((resolve) => setImmediate(resolve));
  }
  const report = once(writer.stdout, "data");
  writer.stdin.end();
  const { pairs, slowestMs } = JSON.parse(String((await report)[0]));
  expect(pairs).toBeGreaterThan(20);
  expect(slowestMs).toBeLessThan(2_000);
  const { log } = readHome({ recorderPath: file.path });
  expect(log.series.get("sensor.left")!.times.length).toBe(pairs);
});

test("a database in use that is not in WAL mode does not hold its writer up either", () => {
  const file = new RecorderFile();
  file.db.exec("PRAGMA journal_mode = DELETE; PRAGMA busy_timeout = 0");
  file.set(NOON, "light.hall", "on");
  let written = 0;
  readHome({
    recorderPath: file.path,
    onProgress: () => file.set(NOON + ++written * 1000, "light.hall", written % 2 ? "off" : "on"),
  });
  expect(written).toBeGreaterThan(0);
});

test("a path with characters that mean something in addresses", () => {
  const folder = join(temporaryFolder(), "my home? #1 100%");
  mkdirSync(folder);
  const file = new RecorderFile(join(folder, "home-assistant_v2.db"));
  file.set(NOON, "light.hall", "on");
  expect(readHome({ recorderPath: file.path }).log.stats.events).toBe(1);
});
