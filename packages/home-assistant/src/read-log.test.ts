import { expect, test } from "vitest";
import { changesOf, readingsOf } from "../test/changes.ts";
import { newContext, RecorderFile } from "../test/recorder-file.ts";
import { readHome } from "./read-home.ts";

const NOON = Date.UTC(2026, 0, 15, 12);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const WATTS = { attributes: { unit_of_measurement: "W", state_class: "measurement" } };
const LOCATION = { latitude: 52.09, longitude: 5.12 };

function read(file: RecorderFile, options: Partial<Parameters<typeof readHome>[0]> = {}) {
  return readHome({ recorderPath: file.path, location: LOCATION, ...options }).log;
}

test("a sensor's readings are numbers, and one NaN while nothing is known", () => {
  const file = new RecorderFile();
  const states = ["21.5", "unavailable", "unknown", "", null, "-3e2", "high"];
  states.forEach((state, minute) => {
    file.set(NOON + minute * MINUTE, "sensor.power", state, WATTS);
  });
  file.set(NOON + 10 * MINUTE, "sensor.power", "7", WATTS);
  expect(readingsOf(read(file), "sensor.power")).toEqual([
    [NOON, 21.5],
    [NOON + MINUTE, Number.NaN],
    [NOON + 5 * MINUTE, -300],
    [NOON + 6 * MINUTE, Number.NaN],
    [NOON + 10 * MINUTE, 7],
  ]);
});

test("what an entity is decides how its history is kept", () => {
  const file = new RecorderFile();
  const kept: [entityId: string, state: string, attributes: object, kind: string | undefined][] = [
    ["sensor.power", "5", { unit_of_measurement: "W" }, "numeric"],
    ["sensor.count", "5", {}, "numeric"],
    ["sensor.washer", "spinning", {}, "discrete"],
    ["sensor.mode", "1", { device_class: "enum" }, "discrete"],
    ["sensor.last_boot", "2026-01-15T12:00:00+00:00", { device_class: "timestamp" }, undefined],
    ["input_number.target", "20.5", {}, "numeric"],
    ["number.delay", "unavailable", {}, "numeric"],
    ["counter.visits", "3", {}, "numeric"],
    ["light.hall", "on", {}, "discrete"],
    ["scene.film", "2026-01-15T12:00:00+00:00", { entity_id: ["light.hall"] }, undefined],
    ["event.button", "2026-01-15T12:00:00+00:00", {}, undefined],
    ["input_select.mode", "3", {}, "discrete"],
  ];
  for (const [entityId, state, attributes] of kept) file.set(NOON, entityId, state, { attributes });
  const { series } = read(file);
  expect(kept.map(([entityId]) => [entityId, series.get(entityId)?.kind])).toEqual(
    kept.map(([entityId, , , kind]) => [entityId, kind]),
  );
});

test("covers on their way have arrived, equal states are one", () => {
  const file = new RecorderFile();
  ["closed", "opening", "open", "closing", "closed"].forEach((state, minute) => {
    file.set(NOON + minute * MINUTE, "cover.blinds", state);
  });
  const series = read(file).series.get("cover.blinds");
  expect(series).toMatchObject({ kind: "discrete", states: ["closed", "open"] });
  expect([...series!.times]).toEqual([NOON, NOON + MINUTE, NOON + 3 * MINUTE]);
});

test("a range begins with the state each entity was in, however long before it changed", () => {
  const file = new RecorderFile();
  file.set(NOON - 48 * HOUR, "light.hall", "off");
  file.set(NOON - 40 * HOUR, "light.hall", "on");
  file.set(NOON - 30 * HOUR, "light.hall", "on", { attributes: { brightness: 3 } });
  file.set(NOON - 40 * HOUR, "sensor.power", "5", WATTS);
  file.set(NOON - 2 * HOUR, "light.hall", "off");
  file.set(NOON, "sensor.power", "7", WATTS);
  const log = read(file, { hours: 24 });
  expect(log).toMatchObject({ from: NOON - 24 * HOUR, until: NOON, stats: { rows: 2, events: 4 } });
  expect([...log.series.get("light.hall")!.times]).toEqual([NOON - 40 * HOUR, NOON - 2 * HOUR]);
  expect(changesOf(log, "light.hall")).toEqual(["on by nobody", "off by device"]);
  expect(readingsOf(log, "sensor.power")).toEqual([
    [NOON - 40 * HOUR, 5],
    [NOON, 7],
  ]);
});

test("hours count back from the end asked for; by default that is the newest row", () => {
  const file = new RecorderFile();
  for (let hour = 0; hour <= 10; hour++) file.set(NOON + hour * HOUR, "sensor.power", String(hour), WATTS);
  expect(read(file)).toMatchObject({ from: NOON, until: NOON + 10 * HOUR });
  expect(read(file, { hours: 3 })).toMatchObject({ from: NOON + 7 * HOUR, until: NOON + 10 * HOUR });
  expect(read(file, { hours: 2, until: NOON + 5 * HOUR })).toMatchObject({
    from: NOON + 3 * HOUR,
    until: NOON + 5 * HOUR,
  });
  expect(read(file, { from: NOON + 4 * HOUR, until: NOON + 6 * HOUR }).stats.rows).toBe(3);
});

test("a range larger than the history is the history", () => {
  const file = new RecorderFile();
  file.set(NOON, "light.hall", "off");
  file.set(NOON + HOUR, "light.hall", "on");
  expect(read(file, { hours: 720, until: NOON + 9 * HOUR })).toMatchObject({ from: NOON, until: NOON + HOUR });
});

test("a range without any row is empty, and the log says where the history lies", () => {
  const file = new RecorderFile();
  file.set(NOON, "light.hall", "off");
  const { stats, warnings } = read(file, { from: NOON - 9 * HOUR, until: NOON - HOUR });
  expect(stats).toMatchObject({ rows: 0, events: 0 });
  const date = new Date(NOON).toISOString().slice(0, 10);
  expect(warnings).toEqual([`Nothing was recorded in the time asked for: the history goes from ${date} to ${date}.`]);
});

test("hours are hours on the days when the clocks change", () => {
  const file = new RecorderFile();
  const midnightAfter = Date.UTC(2026, 2, 29, 22); // 0:00 on 30 March in Amsterdam, after a day of 23 hours
  for (let hour = 0; hour <= 24; hour++) file.set(midnightAfter - hour * HOUR, "sensor.power", String(hour), WATTS);
  const { log, home } = readHome({ recorderPath: file.path, location: LOCATION, hours: 24 });
  expect(home.timeZone).toBe("Europe/Amsterdam");
  expect(log.until - log.from).toBe(24 * HOUR);
  expect(readingsOf(log, "sensor.power").map(([time]) => time)).toEqual(
    Array.from({ length: 25 }, (_, hour) => midnightAfter - (24 - hour) * HOUR),
  );
});

test("rows out of order, as after a clock that was set back, come in order of time", () => {
  const file = new RecorderFile();
  [5, 2, 9].forEach((minute) => {
    file.set(NOON + minute * MINUTE, "sensor.power", String(minute), WATTS);
  });
  expect(readingsOf(read(file), "sensor.power").map(([, value]) => value)).toEqual([2, 5, 9]);
});

test("a stop counts where the recorder said farewell and then wrote nothing until the next start", () => {
  const file = new RecorderFile();
  file.start(NOON - HOUR);
  file.set(NOON, "light.hall", "on");
  file.stop(NOON + MINUTE);
  file.start(NOON + 2 * MINUTE);
  file.set(NOON + 3 * MINUTE, "light.hall", "off");
  file.start(NOON + 5 * MINUTE); // without a farewell
  file.stop(NOON + 6 * MINUTE); // of both, which cannot be
  file.set(NOON + 8 * MINUTE, "light.hall", "on");
  file.start(NOON + 10 * MINUTE);
  file.set(NOON + 11 * MINUTE, "light.hall", "off");
  const { restarts, stops } = read(file);
  expect([...restarts].map((time) => (time - NOON) / MINUTE)).toEqual([2, 5, 10]);
  expect([...stops].map((time) => (time - NOON) / MINUTE)).toEqual([1, 5, 10]);
});

test("ever new texts are left out with a warning, and nothing else is", () => {
  const file = new RecorderFile();
  for (let index = 0; index < 400; index++) file.set(NOON + index * MINUTE, "sensor.headline", `News ${index}`);
  file.set(NOON + HOUR, "light.hall", "on");
  const log = read(file);
  expect([...log.series.keys()]).toEqual(["light.hall"]);
  expect(log.warnings).toEqual(["Left out, because their states are ever new texts: sensor.headline."]);
});

test("runs are those within the range, also of automations that changed nothing", () => {
  const file = new RecorderFile();
  file.set(NOON - 30 * HOUR, "light.hall", "off");
  for (const hour of [-20, -5, -1]) {
    file.fire(NOON + hour * HOUR, "automation_triggered", { entity_id: "automation.lamp", name: "Lamp" }, newContext());
  }
  file.fire(NOON - 2 * HOUR, "script_started", { entity_id: "script.bed", name: "Bed" }, newContext());
  file.set(NOON, "light.hall", "on");
  expect(read(file, { hours: 6 }).runs).toEqual([
    { entityId: "automation.lamp", name: "Lamp", times: Float64Array.of(NOON - 5 * HOUR, NOON - HOUR) },
    { entityId: "script.bed", name: "Bed", times: Float64Array.of(NOON - 2 * HOUR) },
  ]);
});

test("an automation that waits acts in the context of a run before the range", () => {
  const file = new RecorderFile();
  const run = newContext();
  file.set(NOON - 30 * HOUR, "light.hall", "off");
  file.fire(NOON - 8 * HOUR, "automation_triggered", { entity_id: "automation.lamp", name: "Lamp" }, run);
  file.set(NOON, "light.hall", "on", { context: run });
  expect(changesOf(read(file, { hours: 6 }), "light.hall")).toEqual(["off by nobody", "on by automation.lamp"]);
});

test("attributes and events that are no JSON cost only themselves", () => {
  const file = new RecorderFile();
  const run = newContext();
  file.set(NOON, "light.hall", "off");
  file.fire(NOON, "automation_triggered", {}, run);
  file.set(NOON + MINUTE, "light.hall", "on", { context: run });
  file.db.exec("UPDATE state_attributes SET shared_attrs = '{broken'; UPDATE event_data SET shared_data = NULL");
  expect(changesOf(read(file), "light.hall")).toEqual(["off by nobody", "on by automation"]);
});

test("progress rises from 0 to 1, and an error thrown from it stops the reading", () => {
  const file = new RecorderFile();
  file.set(NOON, "light.hall", "off");
  const fractions: number[] = [];
  read(file, { onProgress: ({ fraction }) => fractions.push(fraction) });
  expect(fractions[0]).toBe(0);
  expect(fractions.at(-1)).toBe(1);
  const stop = new Error("cancelled");
  const cancel = () => {
    throw stop;
  };
  expect(() => read(file, { onProgress: cancel })).toThrow(stop);
});

test("rows of a clock that was not set are left out with a warning", () => {
  const file = new RecorderFile();
  file.set(Date.UTC(1970, 0, 1, 0, 0, 9), "light.hall", "off");
  file.set(Date.UTC(2031, 5, 1), "light.hall", "on");
  file.set(NOON, "light.hall", "off");
  file.set(NOON + HOUR, "light.hall", "on");
  const log = read(file);
  expect(log).toMatchObject({ from: NOON, until: NOON + HOUR, stats: { rows: 2 } });
  expect(log.warnings).toEqual(["Left out, because the clock was not set when they were written: 2 rows."]);
});
