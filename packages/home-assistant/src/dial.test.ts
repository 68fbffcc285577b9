import { expect, test } from "vitest";
import { changesOf, settingsOf } from "../test/changes.ts";
import { newContext, RecorderFile } from "../test/recorder-file.ts";
import { readHome } from "./read-home.ts";

const ALEX = "a1e00000000000000000000000000001";
const NOON = Date.UTC(2026, 0, 15, 12);
const MINUTE = 60_000;
const SECOND = 1000;

function read(file: RecorderFile, hours?: number) {
  return readHome({ recorderPath: file.path, location: { latitude: 52.09, longitude: 5.12 }, hours }).log;
}

test("a temperature that somebody sets is that somebody's, though the state stays", () => {
  const file = new RecorderFile();
  const climate = (at: number, temperature: number, context = newContext()) => {
    file.set(at, "climate.bath", "heat", { attributes: { temperature, current_temperature: at % 7 }, context });
  };
  climate(NOON, 19);
  climate(NOON + 5 * MINUTE, 19);
  const context = newContext({ user: ALEX });
  file.call(NOON + 10 * MINUTE, "climate.set_temperature", { entity_id: "climate.bath", temperature: 21 }, context);
  climate(NOON + 10 * MINUTE, 21, context);
  climate(NOON + 60 * MINUTE, 18);
  const log = read(file);
  expect(settingsOf(log, "climate.bath")).toEqual(["19 by nobody", "21 by user", "18 by device"]);
  expect(log.settings.get("climate.bath")).toMatchObject({ attribute: "temperature" });
  expect(log.users[log.settings.get("climate.bath")!.users[1]! - 1]).toBe(ALEX);
  expect(changesOf(log, "climate.bath")).toEqual(["heat by nobody"]);
});

test("a value that a device reports late, without the context of the call, is the caller's", () => {
  const file = new RecorderFile();
  const run = newContext();
  file.set(NOON, "fan.attic", "on", { attributes: { percentage: 20 } });
  file.fire(NOON + MINUTE, "automation_triggered", { entity_id: "automation.air", name: "Air" }, run);
  file.call(NOON + MINUTE, "fan.set_percentage", { entity_id: "fan.attic", percentage: 60 }, run);
  file.set(NOON + MINUTE + 20 * SECOND, "fan.attic", "on", { attributes: { percentage: 60 } });
  file.set(NOON + 5 * MINUTE, "fan.attic", "on", { attributes: { percentage: 20 } });
  file.set(NOON + 9 * MINUTE, "fan.attic", "off", { attributes: { percentage: 0 } });
  expect(settingsOf(read(file), "fan.attic")).toEqual([
    "20 by nobody",
    "60 by automation.air",
    "20 by device",
    "nothing by device",
  ]);
});

test("a cover that stops half-way was set there by whoever set it going, and stayed open", () => {
  const file = new RecorderFile();
  const cover = (at: number, state: string, current_position: number, context = newContext()) => {
    file.set(at, "cover.blinds", state, { attributes: { current_position }, context });
  };
  cover(NOON, "open", 100);
  cover(NOON + MINUTE, "closing", 100, newContext({ user: ALEX }));
  cover(NOON + MINUTE + 8 * SECOND, "closing", 70);
  cover(NOON + MINUTE + 20 * SECOND, "open", 40);
  cover(NOON + 30 * MINUTE, "closing", 40);
  cover(NOON + 31 * MINUTE, "closed", 0);
  const log = read(file);
  expect(settingsOf(log, "cover.blinds")).toEqual(["100 by nobody", "70 by user", "40 by user", "0 by device"]);
  expect(changesOf(log, "cover.blinds")).toEqual(["open by nobody", "closed by device"]);
});

test("numbers are set by somebody, too", () => {
  const file = new RecorderFile();
  const context = newContext({ user: ALEX });
  file.set(NOON, "input_number.hours", "3");
  file.set(NOON + MINUTE, "input_number.hours", "4.5", { context });
  const log = read(file);
  expect(settingsOf(log, "input_number.hours")).toEqual(["3 by nobody", "4.5 by user"]);
  expect(log.series.get("input_number.hours")).toMatchObject({ kind: "numeric" });
});

test("how bright a light is comes from the calls, for the recorder leaves it out", () => {
  const file = new RecorderFile();
  const context = newContext({ user: ALEX });
  file.set(NOON, "light.hall", "off");
  file.call(NOON + MINUTE, "light.turn_on", { entity_id: "light.hall", brightness_pct: 20 }, context);
  file.set(NOON + MINUTE + SECOND, "light.hall", "on", { context });
  file.set(NOON + 5 * MINUTE, "light.hall", "off");
  file.set(NOON + 9 * MINUTE, "light.hall", "on");
  file.call(NOON + 10 * MINUTE, "light.turn_on", { entity_id: ["light.hall"], brightness: 200 }, context);
  file.set(NOON + 10 * MINUTE + SECOND, "light.hall", "on", { context });
  expect(settingsOf(read(file), "light.hall")).toEqual([
    "nothing by nobody",
    "51 by user",
    "nothing by device",
    "200 by user",
  ]);
});

test("how bright a light is comes from its attribute where a source has it", () => {
  const file = new RecorderFile();
  file.set(NOON, "light.hall", "off", { attributes: { brightness: null } });
  file.set(NOON + MINUTE, "light.hall", "on", { attributes: { brightness: 90 } });
  file.set(NOON + 2 * MINUTE, "light.hall", "on", {
    attributes: { brightness: 30 },
    context: newContext({ user: ALEX }),
  });
  expect(settingsOf(read(file), "light.hall")).toEqual(["nothing by nobody", "90 by device", "30 by user"]);
});

test("a value found after a start or an outage is nobody's", () => {
  const file = new RecorderFile();
  const volume = (at: number, state: string, attributes: object) => {
    file.set(at, "media_player.radio", state, { attributes });
  };
  volume(NOON, "playing", { volume_level: 0.3 });
  volume(NOON + MINUTE, "unavailable", {});
  volume(NOON + 5 * MINUTE, "playing", { volume_level: 0.5 });
  file.start(NOON + 60 * MINUTE);
  volume(NOON + 60 * MINUTE + SECOND, "playing", { volume_level: 0.4 });
  volume(NOON + 70 * MINUTE, "playing", { volume_level: 0.2 });
  expect(settingsOf(read(file), "media_player.radio")).toEqual([
    "0.3 by nobody",
    "0.5 by nobody",
    "0.4 by nobody",
    "0.2 by device",
  ]);
});

test("a range begins with what was set before it", () => {
  const file = new RecorderFile();
  file.set(NOON - 48 * 60 * MINUTE, "climate.bath", "heat", { attributes: { temperature: 19 } });
  file.set(NOON - MINUTE, "climate.bath", "heat", { attributes: { temperature: 19, current_temperature: 20 } });
  file.set(NOON, "climate.bath", "heat", { attributes: { temperature: 21 } });
  expect(settingsOf(read(file, 1), "climate.bath")).toEqual(["19 by nobody", "21 by device"]);
});

test("what a group is set to is seen at its members, and broken attributes say nothing", () => {
  const file = new RecorderFile();
  file.set(NOON, "light.both", "on", { attributes: { brightness: 9, entity_id: ["light.left"] } });
  file.set(NOON, "light.left", "on", { attributes: { brightness: 9 } });
  expect([...read(file).settings.keys()]).toEqual(["light.left"]);
  file.db.exec("UPDATE state_attributes SET shared_attrs = '{broken'");
  expect([...read(file).settings.keys()]).toEqual([]);
});
