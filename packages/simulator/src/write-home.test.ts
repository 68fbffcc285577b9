import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, expect, it } from "vitest";
import { parse } from "yaml";
import { contractRecorders } from "../test/contract-recorders.ts";
import { SCHEMA_VERSION } from "./recorder-schema.ts";
import { writeHome } from "./write-home.ts";

const directory = mkdtempSync(join(tmpdir(), "simulator-"));
const written = writeHome(directory, { profile: "demo", seed: 1, days: 8, until: new Date("2026-11-05T20:00:00Z") });
const db = new DatabaseSync(written.recorder, { readOnly: true });
const all = (sql: string) => db.prepare(sql).all() as Record<string, unknown>[];

afterAll(() => {
  db.close();
  rmSync(directory, { recursive: true });
});

it("writes a sound database in which every reference leads somewhere", () => {
  expect(all("PRAGMA integrity_check")).toEqual([{ integrity_check: "ok" }]);
  expect(all("PRAGMA foreign_key_check")).toEqual([]);
  expect(all("PRAGMA journal_mode")).toEqual([{ journal_mode: "delete" }]);
  expect(all("SELECT max(schema_version) AS version FROM schema_changes")).toEqual([{ version: SCHEMA_VERSION }]);
});

it.each(contractRecorders(SCHEMA_VERSION))("has the tables, columns and indexes of Home Assistant's own %s", (path) => {
  const theirs = new DatabaseSync(path, { readOnly: true });
  expect(shape(db)).toEqual(shape(theirs));
  theirs.close();
});

it("links each state to the one before it of the same entity", () => {
  const odd = all(`SELECT count(*) AS n FROM states s LEFT JOIN states o ON o.state_id = s.old_state_id
    WHERE o.metadata_id <> s.metadata_id OR o.last_updated_ts > s.last_updated_ts
      OR (o.state_id IS NULL AND EXISTS (SELECT 1 FROM states e WHERE e.metadata_id = s.metadata_id AND e.state_id < s.state_id))`);
  expect(odd).toEqual([{ n: 0 }]);
});

it("says since when a state lasts only where that differs from the row's own time", () => {
  const changes = all(`SELECT count(*) AS n FROM states s JOIN states o ON o.state_id = s.old_state_id
    WHERE (s.state <> o.state) <> (s.last_changed_ts IS NULL)`);
  expect(changes).toEqual([{ n: 0 }]);
});

it("stamps contexts with 16 bytes that begin with the time", () => {
  const [row] = all(`SELECT last_updated_ts AS at, hex(context_id_bin) AS context FROM states WHERE state_id = 5000`);
  expect(row!.context).toHaveLength(32);
  expect(Math.abs(Number.parseInt(String(row!.context).slice(0, 12), 16) - Number(row!.at) * 1000)).toBeLessThan(
    30_000,
  );
});

it("has a run of the recorder for each start, all of them ended", () => {
  const runs = all(`SELECT start, "end" FROM recorder_runs ORDER BY run_id`);
  const starts = all(
    `SELECT count(*) AS n FROM events JOIN event_types t USING (event_type_id) WHERE t.event_type = 'homeassistant_start'`,
  );
  expect(starts).toEqual([{ n: runs.length }]);
  expect(runs.length).toBeGreaterThan(1);
  for (const run of runs) expect(String(run.end) > String(run.start)).toBe(true);
});

it("knows every recorded entity of a device in the registry, and every automation in automations.yaml", () => {
  const registry = JSON.parse(readFileSync(written.registryFile, "utf8"));
  const known = new Set(registry.entities.map((entity: { entity_id: string }) => entity.entity_id));
  const recorded = all("SELECT entity_id FROM states_meta").map((row) => String(row.entity_id));
  expect(recorded.filter((id) => !known.has(id))).toEqual(["zone.home", "sun.sun"]);
  const devices = new Set(registry.devices.map((device: { id: string }) => device.id));
  const areas = new Set(registry.areas.map((area: { area_id: string }) => area.area_id));
  for (const { device_id } of registry.entities) if (device_id) expect(devices).toContain(device_id);
  for (const { area_id } of registry.devices) if (area_id) expect(areas).toContain(area_id);
  const automations = parse(readFileSync(written.automationsFile, "utf8")) as { id: string }[];
  const entities = automations.map(({ id }) => `automation.${id}`);
  expect(recorded.filter((id) => id.startsWith("automation."))).toEqual(expect.arrayContaining(entities));
});

it("keeps the truth beside it", () => {
  expect(JSON.parse(readFileSync(written.truthFile, "utf8"))).toEqual({
    habits: written.truth,
    findings: written.findings,
  });
});

it("replaces files that are there", () => {
  const again = writeHome(join(directory, "again"), { profile: "studio", seed: 1, days: 1, until: new Date() });
  const shorter = writeHome(join(directory, "again"), { profile: "studio", seed: 1, days: 0.2, until: new Date() });
  expect(shorter.states).toBeLessThan(again.states);
});

/** Tables with their columns' names and types, and indexes with their columns; in no order, as migrations append columns. */
function shape(database: DatabaseSync): string[] {
  const columns = database.prepare(
    `SELECT m.name || '.' || c.name || ' ' || c.type || ' ' || c."notnull" || ' ' || c.pk AS line
     FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'`,
  );
  const indexes = database.prepare(
    `SELECT m.name || ' ' || l.name || ' ' || l."unique" || ' ' || group_concat(c.name) AS line
     FROM sqlite_master m, pragma_index_list(m.name) l, pragma_index_info(l.name) c
     WHERE m.type = 'table' AND l.origin = 'c' GROUP BY l.name`,
  );
  return [...columns.all(), ...indexes.all()].map(({ line }) => String(line)).sort();
}
