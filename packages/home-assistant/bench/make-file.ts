import { DatabaseSync } from "node:sqlite";
import { recorderTables } from "../test/recorder-tables.ts";

const SENSORS = 120;
const LIGHTS = 24;
const MOTIONS = 12;
/** Of a hundred rows, those of sensors; the rest are lights and motion, as in a real home. */
const SENSOR_SHARE = 97;

/** Writes a recorder file of schema version 53 with `rows` states, contexts and action calls as in a real home. */
export function makeFile(path: string, rows: number): void {
  const db = new DatabaseSync(path);
  db.exec(`PRAGMA synchronous = OFF; PRAGMA journal_mode = WAL; ${recorderTables(53)}`);
  db.exec(`BEGIN;
    INSERT INTO schema_changes (schema_version, changed) VALUES (53, '2026-01-01 00:00:00');
    INSERT INTO event_types (event_type) VALUES ('automation_triggered'), ('call_service');`);
  const entity = db.prepare("INSERT INTO states_meta (entity_id) VALUES (?)");
  const attributes = db.prepare("INSERT INTO state_attributes (shared_attrs) VALUES (?)");
  for (let index = 0; index < SENSORS; index++) entity.run(`sensor.reading_${index}`);
  for (let index = 0; index < LIGHTS; index++) entity.run(`light.lamp_${index}`);
  for (let index = 0; index < MOTIONS; index++) entity.run(`binary_sensor.motion_${index}`);
  attributes.run(
    '{"unit_of_measurement":"W","state_class":"measurement","device_class":"power","friendly_name":"Power"}',
  );
  attributes.run('{"supported_color_modes":["brightness"],"brightness":180,"friendly_name":"Lamp"}');

  const state = db.prepare(
    `INSERT INTO states (metadata_id, state, last_updated_ts, last_changed_ts, attributes_id, origin_idx,
       context_id_bin, context_user_id_bin, context_parent_id_bin) VALUES (?, ?, ?, ?, ?, 0, ?, ?, ?)`,
  );
  const addData = db.prepare("INSERT INTO event_data (shared_data) VALUES (?)");
  const known = new Map<string, number | bigint>(); // equal data is stored once
  const idOf = (data: object) => {
    const text = JSON.stringify(data);
    const id = known.get(text) ?? addData.run(text).lastInsertRowid;
    known.set(text, id);
    return id;
  };
  const event = db.prepare(
    `INSERT INTO events (event_type_id, time_fired_ts, data_id, origin_idx, context_id_bin, context_user_id_bin)
     VALUES (?, ?, ?, 0, ?, ?)`,
  );
  const user = Buffer.from("a1e00000000000000000000000000001", "hex");
  const random = randomNumbers(7);
  const context = () => {
    const id = Buffer.alloc(16);
    for (let byte = 0; byte < 16; byte += 4) id.writeUInt32LE(random() * 2 ** 32, byte);
    return id;
  };
  const last = new Map<number, boolean>();
  for (let row = 0; row < rows; row++) {
    const time = 1_760_000_000 + row * 2.4 + random();
    const id = context();
    if (random() * 100 < SENSOR_SHARE) {
      state.run(1 + Math.floor(random() * SENSORS), (random() * 2000).toFixed(1), time, null, 1, id, null, null);
      continue;
    }
    const number = SENSORS + 1 + Math.floor(random() * (LIGHTS + MOTIONS));
    const isOn = !last.get(number);
    last.set(number, isOn);
    const way = number > SENSORS + LIGHTS ? 1 : random(); // motion is always seen by the device itself
    if (way < 0.6) {
      const lamp = `light.lamp_${number - SENSORS - 1}`;
      const call = { domain: "light", service: isOn ? "turn_on" : "turn_off", service_data: { entity_id: [lamp] } };
      const run = { entity_id: `automation.lamp_${number}`, name: "Lamp" };
      if (way < 0.3) event.run(1, time - 0.02, idOf(run), id, null);
      event.run(2, time - 0.01, idOf(call), id, way < 0.3 ? null : user);
    }
    state.run(
      number,
      isOn ? "on" : "off",
      time,
      null,
      2,
      id,
      way >= 0.3 && way < 0.6 ? user : null,
      way < 0.3 ? context() : null,
    );
  }
  db.exec("COMMIT; PRAGMA wal_checkpoint(TRUNCATE)");
  db.close();
}

/** The same numbers, 0..1, for the same seed (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
