import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { changesOf } from "../test/changes.ts";
import { type Context, newContext, RecorderFile, temporaryFolder } from "../test/recorder-file.ts";
import { readHome } from "./read-home.ts";

const ALEX = "a1e00000000000000000000000000001";
const SAM = "5a000000000000000000000000000002";
const LIGHT = "light.hall";
const NOON = Date.UTC(2026, 0, 15, 12);
const MINUTE = 60_000;

/** A file in which the light has been off for a while. */
function quietHome(): RecorderFile {
  const file = new RecorderFile();
  file.set(NOON - 60 * MINUTE, LIGHT, "off");
  return file;
}

function trigger(file: RecorderFile, at: number, entityId: string, context: Context): void {
  const [domain] = entityId.split(".");
  file.fire(
    at,
    domain === "script" ? "script_started" : "automation_triggered",
    { entity_id: entityId, name: "Its name" },
    context,
  );
}

function read(file: RecorderFile) {
  return readHome({ recorderPath: file.path, location: { latitude: 52.09, longitude: 5.12 } }).log;
}

test("a change with a user's id is that user's", () => {
  const file = quietHome();
  file.set(NOON, LIGHT, "on", { context: newContext({ user: SAM }) });
  const context = newContext({ user: ALEX });
  file.call(NOON + MINUTE, "light.turn_off", { entity_id: LIGHT }, context);
  file.set(NOON + MINUTE, LIGHT, "off", { context });
  const log = read(file);
  expect(changesOf(log, LIGHT)).toEqual(["off by nobody", "on by user", "off by user"]);
  const series = log.series.get(LIGHT);
  expect(series?.kind === "discrete" && [...series.users].map((user) => log.users[user - 1])).toEqual([
    undefined,
    SAM,
    ALEX,
  ]);
});

test("a change without user, parent and call is the device's own", () => {
  const file = quietHome();
  file.set(NOON, LIGHT, "on");
  expect(changesOf(read(file), LIGHT)).toEqual(["off by nobody", "on by device"]);
});

test("a change in the context of a triggered automation is that automation's", () => {
  const file = quietHome();
  const motion = newContext();
  const run = newContext({ parent: motion });
  file.set(NOON - MINUTE, "binary_sensor.hall", "off");
  file.set(NOON, "binary_sensor.hall", "on", { context: motion });
  trigger(file, NOON + 1, "automation.hall", run);
  file.call(NOON + 2, "light.turn_on", { entity_id: LIGHT }, run);
  file.set(NOON + 3, LIGHT, "on", { context: run });
  const log = read(file);
  expect(changesOf(log, LIGHT).at(-1)).toBe("on by automation.hall");
  expect(log.runs).toEqual([{ entityId: "automation.hall", name: "Its name", times: Float64Array.of(NOON + 1) }]);
});

test("a run triggered by the time of day has no parent and is still the automation's", () => {
  const file = quietHome();
  const run = newContext();
  trigger(file, NOON, "automation.noon", run);
  file.set(NOON + 1, LIGHT, "on", { context: run });
  expect(changesOf(read(file), LIGHT).at(-1)).toBe("on by automation.noon");
});

test("an automation that a person starts by hand acts as itself", () => {
  const file = quietHome();
  const call = newContext({ user: ALEX });
  const run = newContext({ parent: call });
  file.call(NOON, "automation.trigger", { entity_id: "automation.noon" }, call);
  trigger(file, NOON + 1, "automation.noon", run);
  file.set(NOON + 2, LIGHT, "on", { context: run });
  expect(changesOf(read(file), LIGHT).at(-1)).toBe("on by automation.noon");
});

test("a script that a person runs acts as the script, although it carries the user's id", () => {
  const file = quietHome();
  const context = newContext({ user: ALEX });
  file.call(NOON, "script.turn_on", { entity_id: "script.bed" }, context);
  trigger(file, NOON + 1, "script.bed", context);
  file.set(NOON + 2, LIGHT, "on", { context });
  expect(changesOf(read(file), LIGHT).at(-1)).toBe("on by script.bed");
});

test("a script that an automation runs in its own context counts as the automation", () => {
  const file = quietHome();
  const run = newContext();
  trigger(file, NOON, "automation.noon", run);
  trigger(file, NOON + 1, "script.bed", run);
  file.set(NOON + 2, LIGHT, "on", { context: run });
  expect(changesOf(read(file), LIGHT).at(-1)).toBe("on by automation.noon");
});

test("a scene that a person turns on is the person's act", () => {
  const file = quietHome();
  const context = newContext({ user: ALEX });
  file.call(NOON, "scene.turn_on", { entity_id: "scene.film" }, context);
  file.call(NOON + 1, "light.turn_on", { entity_id: LIGHT }, context);
  file.set(NOON + 2, LIGHT, "on", { context });
  expect(changesOf(read(file), LIGHT).at(-1)).toBe("on by user");
});

test("a parent alone is no automation: what follows from a user's context is the user's", () => {
  const file = quietHome();
  const call = newContext({ user: ALEX });
  file.call(NOON, "remote.send_command", { entity_id: "remote.hall" }, call);
  file.set(NOON + 1, LIGHT, "on", { context: newContext({ parent: call }) });
  expect(changesOf(read(file), LIGHT).at(-1)).toBe("on by user");
});

test("the user of a parent is found on its states, too, when calls are not recorded", () => {
  const file = quietHome();
  const act = newContext({ user: ALEX });
  file.set(NOON, "input_boolean.film", "on", { context: act });
  file.set(NOON + 1, LIGHT, "on", { context: newContext({ parent: act }) });
  expect(changesOf(read(file), LIGHT).at(-1)).toBe("on by user");
});

test("a parent that only triggered something leaves the change to the device", () => {
  const file = quietHome();
  const motion = newContext();
  file.set(NOON, "binary_sensor.hall", "on", { context: motion });
  file.set(NOON + 1, LIGHT, "on", { context: newContext({ parent: motion }) });
  expect(changesOf(read(file), LIGHT).at(-1)).toBe("on by device");
});

test("an integration's own call is the integration's, also when a person set it going", () => {
  const file = new RecorderFile();
  file.set(NOON - 60 * MINUTE, "switch.relay", "off");
  const set = newContext({ user: ALEX });
  file.call(NOON, "climate.set_temperature", { entity_id: "climate.room", temperature: 23 }, set);
  const heat = newContext({ parent: set });
  file.call(NOON + 1, "homeassistant.turn_on", { entity_id: "switch.relay" }, heat);
  file.set(NOON + 2, "switch.relay", "on", { context: heat });
  expect(changesOf(read(file), "switch.relay")).toEqual(["off by nobody", "on by integration"]);
});

test("a late echo of a command counts as the command's, a later change as the device's", () => {
  const file = quietHome();
  const run = newContext();
  trigger(file, NOON, "automation.noon", run);
  file.call(NOON, "light.turn_on", { entity_id: [LIGHT] }, run);
  file.set(NOON + 25_000, LIGHT, "on");
  file.set(NOON + 40_000, LIGHT, "off");
  file.set(NOON + 5 * MINUTE, LIGHT, "on");
  expect(changesOf(read(file), LIGHT).slice(1)).toEqual(["on by automation.noon", "off by device", "on by device"]);
});

test("a toggle has late echoes as well", () => {
  const file = quietHome();
  const context = newContext({ user: ALEX });
  file.call(NOON, "light.toggle", { entity_id: LIGHT }, context);
  file.set(NOON + 20_000, LIGHT, "on");
  expect(changesOf(read(file), LIGHT).at(-1)).toBe("on by user");
});

test("a command to an area has late echoes at the entities there", () => {
  const file = quietHome();
  const registryPath = join(temporaryFolder(), "registry.json");
  writeFileSync(registryPath, JSON.stringify({ entities: [{ entity_id: LIGHT, area_id: "hall" }] }));
  const run = newContext();
  trigger(file, NOON, "automation.noon", run);
  file.call(NOON, "light.turn_on", { area_id: ["hall"] }, run);
  file.set(NOON + 20_000, LIGHT, "on");
  const { log } = readHome({ recorderPath: file.path, registryPath });
  expect(changesOf(log, LIGHT).at(-1)).toBe("on by automation.noon");
});

test("a cover on its way has arrived: whoever sent it moved it", () => {
  const file = new RecorderFile();
  const run = newContext();
  file.set(NOON - 60 * MINUTE, "cover.blinds", "closed");
  trigger(file, NOON, "automation.noon", run);
  file.set(NOON + 1, "cover.blinds", "opening", { context: run });
  file.set(NOON + 20_000, "cover.blinds", "open");
  expect(changesOf(read(file), "cover.blinds")).toEqual(["closed by nobody", "open by automation.noon"]);
});

const GROUP = { attributes: { entity_id: [LIGHT, "light.porch"], friendly_name: "All" } };

test("a group only repeats its members", () => {
  const file = quietHome();
  file.set(NOON - 60 * MINUTE, "light.all", "off", GROUP);
  const wall = newContext();
  file.set(NOON, LIGHT, "on", { context: wall });
  file.set(NOON + 5, "light.all", "on", { ...GROUP, context: wall });
  const log = read(file);
  expect(changesOf(log, LIGHT).at(-1)).toBe("on by device");
  expect(changesOf(log, "light.all").at(-1)).toBe("on by nobody");
});

test("members that repeat a group's command without its context count as the command's", () => {
  const file = quietHome();
  file.set(NOON - 60 * MINUTE, "light.porch", "off");
  file.set(NOON - 60 * MINUTE, "light.all", "off", GROUP);
  const run = newContext();
  trigger(file, NOON, "automation.noon", run);
  file.call(NOON, "light.turn_on", { entity_id: "light.all" }, run);
  file.set(NOON + 800, LIGHT, "on");
  file.set(NOON + 900, "light.porch", "on");
  file.set(NOON + 950, "light.all", "on", { ...GROUP, context: run });
  const log = read(file);
  expect(changesOf(log, LIGHT).at(-1)).toBe("on by automation.noon");
  expect(changesOf(log, "light.porch").at(-1)).toBe("on by automation.noon");
});

test("members follow a group that a person changed, also when calls are not recorded", () => {
  const file = quietHome();
  file.set(NOON - 60 * MINUTE, "light.all", "off", GROUP);
  file.set(NOON, "light.all", "on", { ...GROUP, context: newContext({ user: ALEX }) });
  file.set(NOON + 800, LIGHT, "on");
  expect(changesOf(read(file), LIGHT).at(-1)).toBe("on by user");
});

test("a group that repeats one member's change says nothing about the other members", () => {
  const file = quietHome();
  file.set(NOON - 60 * MINUTE, "light.porch", "off");
  file.set(NOON - 60 * MINUTE, "light.all", "off", GROUP);
  const run = newContext();
  trigger(file, NOON, "automation.noon", run);
  file.set(NOON + 10, LIGHT, "on", { context: run });
  file.set(NOON + 20, "light.all", "on", { ...GROUP, context: run });
  file.set(NOON + 20_000, "light.porch", "on");
  expect(changesOf(read(file), "light.porch").at(-1)).toBe("on by device");
});

test("the first states after a start are nobody's", () => {
  const file = quietHome();
  file.start(NOON);
  file.set(NOON + 2_000, LIGHT, "on");
  file.set(NOON + 3_000, LIGHT, "off");
  file.set(NOON + 20_000, LIGHT, "on");
  const log = read(file);
  expect(changesOf(log, LIGHT)).toEqual(["off by nobody", "on by nobody", "off by nobody", "on by device"]);
  expect([...log.restarts]).toEqual([NOON]);
});

test("what an entity corrects right after a start is nobody's, also when it began with the state it had", () => {
  const file = quietHome();
  file.start(NOON);
  file.set(NOON + 700, LIGHT, "off", { attributes: { fresh: true } });
  file.set(NOON + 2_200, LIGHT, "on");
  expect(changesOf(read(file), LIGHT)).toEqual(["off by nobody", "on by nobody"]);
});

test("an act after a start counts when the entity had its state already", () => {
  const file = quietHome();
  file.start(NOON);
  file.set(NOON + 2_000, LIGHT, "off", { attributes: { fresh: true } });
  file.set(NOON + 30_000, LIGHT, "on");
  expect(changesOf(read(file), LIGHT)).toEqual(["off by nobody", "on by device"]);
});

test("going out of reach, coming back and being removed are nobody's", () => {
  const file = quietHome();
  file.set(NOON, LIGHT, "unavailable");
  file.set(NOON + MINUTE, LIGHT, "on");
  file.set(NOON + 2 * MINUTE, LIGHT, "unknown");
  file.set(NOON + 3 * MINUTE, LIGHT, "off");
  file.set(NOON + 4 * MINUTE, LIGHT, null);
  expect(changesOf(read(file), LIGHT)).toEqual([
    "off by nobody",
    "unavailable by nobody",
    "on by nobody",
    "unknown by nobody",
    "off by nobody",
    "unavailable by nobody",
  ]);
});

test("an act that is followed by a short outage is one act", () => {
  const file = quietHome();
  const context = newContext({ user: ALEX });
  file.call(NOON, "light.turn_on", { entity_id: LIGHT }, context);
  file.set(NOON + 100, LIGHT, "on", { context });
  file.set(NOON + 5_000, LIGHT, "unavailable");
  file.set(NOON + 15_000, LIGHT, "on");
  expect(changesOf(read(file), LIGHT)).toEqual([
    "off by nobody",
    "on by user",
    "unavailable by nobody",
    "on by nobody",
  ]);
});

test("a light out of reach that somebody turns on is that somebody's when it comes", () => {
  const file = quietHome();
  const context = newContext({ user: ALEX });
  file.set(NOON, LIGHT, "unavailable");
  file.call(NOON + MINUTE, "light.turn_on", { entity_id: LIGHT }, context);
  file.set(NOON + MINUTE + 500, LIGHT, "on", { context });
  expect(changesOf(read(file), LIGHT).at(-1)).toBe("on by user");
});

test("a home whose recorder leaves automations out is said to be so", () => {
  const file = quietHome();
  const ran = { last_triggered: new Date(NOON).toISOString() };
  file.set(NOON + 1, "automation.noon", "on", { attributes: ran });
  file.set(NOON + 2, LIGHT, "on", { context: newContext() });
  expect(read(file).warnings).toEqual([expect.stringContaining("automation_triggered")]);
});

test("rows that change only attributes are no acts", () => {
  const file = quietHome();
  file.set(NOON, LIGHT, "on");
  file.set(NOON + MINUTE, LIGHT, "on", { attributes: { brightness: 90 }, context: newContext({ user: ALEX }) });
  const log = read(file);
  expect(changesOf(log, LIGHT)).toEqual(["off by nobody", "on by device"]);
  expect(log.stats).toMatchObject({
    rows: 3,
    events: 2,
    byActor: { nobody: 1, device: 1, user: 0, automation: 0, integration: 0 },
  });
});
