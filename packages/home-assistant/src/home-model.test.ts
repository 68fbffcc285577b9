import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { RecorderFile, temporaryFolder } from "../test/recorder-file.ts";
import { inspectRecorder } from "./inspect-recorder.ts";
import { readCatalog } from "./read-catalog.ts";
import { readHome } from "./read-home.ts";

const NOON = Date.UTC(2026, 0, 15, 12);
const HOME = { attributes: { latitude: 40.71, longitude: -74.0, friendly_name: "Home" } };

function registryFile(content: unknown): string {
  const path = join(temporaryFolder(), "registry.json");
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
}

const REGISTRY = {
  entities: [
    {
      entity_id: "light.hall",
      name: "Hall lamp",
      original_name: "Light",
      device_id: "d1",
      area_id: null,
      platform: "hue",
      labels: [],
    },
    {
      entity_id: "sensor.hall_battery",
      name: null,
      original_name: "Battery",
      device_id: "d1",
      area_id: "cellar",
      entity_category: "diagnostic",
    },
  ],
  devices: [{ id: "d1", name: "Hue bulb", name_by_user: "Hall bulb", area_id: "hall" }],
  areas: [
    { area_id: "hall", name: "Hall", floor_id: null },
    { area_id: "cellar", name: "Cellar" },
  ],
};

function smallHome(): RecorderFile {
  const file = new RecorderFile();
  file.set(NOON, "zone.home", "2", HOME);
  file.set(NOON, "light.hall", "on", { attributes: { friendly_name: "Light" } });
  file.set(NOON, "sensor.hall_battery", "80", {
    attributes: { device_class: "battery", unit_of_measurement: "%", state_class: "measurement" },
  });
  file.set(NOON, "switch.coffee_machine", "off");
  return file;
}

test("entities that an automation names by their registry id get their entity id", () => {
  const id = "6c1c3a2f0b7e4d5f8a9b0c1d2e3f4a5b";
  const automationsPath = join(temporaryFolder(), "automations.yaml");
  const yaml = (entity: string) => `- alias: Hall
  triggers: [{ trigger: device, domain: binary_sensor, device_id: d1, entity_id: ${entity}, type: motion }]
  actions: [{ if: [{ condition: device, entity_id: ${entity} }], then: [{ type: turn_on, entity_id: ${entity} }] }]`;
  const read = (registryPath?: string) =>
    readHome({ recorderPath: smallHome().path, registryPath, automationsPath }).home.automations;
  writeFileSync(automationsPath, yaml("light.hall"));
  const named = read();
  writeFileSync(automationsPath, yaml(id));
  expect(read()).not.toEqual(named);
  const entities = [{ ...REGISTRY.entities[0], id }];
  expect(read(registryFile({ ...REGISTRY, entities }))).toEqual(named);
});

test("names, areas and devices come from the registries, then from the states, then from the entity id", () => {
  const { home } = readHome({ recorderPath: smallHome().path, registryPath: registryFile(REGISTRY) });
  expect(home.entities.get("light.hall")).toEqual({
    entityId: "light.hall",
    name: "Hall lamp",
    areaId: "hall",
    deviceId: "d1",
    platform: "hue",
  });
  expect(home.entities.get("sensor.hall_battery")).toEqual({
    entityId: "sensor.hall_battery",
    name: "Hall bulb Battery",
    areaId: "cellar",
    deviceId: "d1",
    deviceClass: "battery",
    stateClass: "measurement",
    unit: "%",
    category: "diagnostic",
  });
  expect(home.entities.get("switch.coffee_machine")).toEqual({
    entityId: "switch.coffee_machine",
    name: "Coffee machine",
  });
  expect(home.entities.get("zone.home")?.name).toBe("Home");
  expect(home.devices).toEqual([{ deviceId: "d1", name: "Hall bulb", areaId: "hall" }]);
  expect(home.areas).toEqual([
    { areaId: "hall", name: "Hall" },
    { areaId: "cellar", name: "Cellar" },
  ]);
});

test("an entity out of reach keeps the name and unit that it last had", () => {
  const file = smallHome();
  file.set(NOON + 1000, "light.hall", "unavailable");
  file.set(NOON + 2000, "light.hall", null);
  expect(readHome({ recorderPath: file.path }).home.entities.get("light.hall")?.name).toBe("Light");
});

test("where the home is comes from what was given, then from zone.home", () => {
  const { path } = smallHome();
  expect(readHome({ recorderPath: path }).home).toMatchObject({
    timeZone: "America/New_York",
    latitude: 40.71,
    longitude: -74,
  });
  const location = { timeZone: "Asia/Tokyo", latitude: 35.7, longitude: 139.7 };
  expect(readHome({ recorderPath: path, location }).home).toMatchObject(location);
});

test("a history that does not say where the home is is read in UTC with a warning", () => {
  const file = new RecorderFile();
  file.set(NOON, "light.hall", "on");
  const { home, log } = readHome({ recorderPath: file.path });
  expect(home.timeZone).toBe("UTC");
  expect(log.warnings).toEqual([expect.stringContaining("does not say where the home is")]);
  expect(inspectRecorder(file.path)).toMatchObject({ latitude: null, longitude: null, timeZone: null });
});

test.each([
  ["no file", undefined],
  ["no JSON", "{"],
  ["a list", "[]"],
  ["lists under other names", '{"core.entity_registry": {"data": {"entities": []}}}'],
  ["areas that are no list", '{"areas": 3}'],
  ["an area without a name", '{"areas": [{"area_id": "hall"}]}'],
])("a registry of %s is a warning, and the history is read", (_what, content) => {
  const registryPath = content === undefined ? join(temporaryFolder(), "none.json") : registryFile(content);
  const { home, log } = readHome({ recorderPath: smallHome().path, registryPath });
  expect(log.warnings).toEqual([expect.stringContaining("left out")]);
  expect(home.entities.get("light.hall")?.name).toBe("Light");
});

test("parts of the registry may be missing", () => {
  const registryPath = registryFile({ areas: REGISTRY.areas });
  const { home, log } = readHome({ recorderPath: smallHome().path, registryPath });
  expect(home.areas).toHaveLength(2);
  expect(log.warnings).toEqual([]);
});

test("the catalog lists entities with names, kinds and areas", () => {
  expect(readCatalog({ recorderPath: smallHome().path, registryPath: registryFile(REGISTRY) })).toEqual({
    entities: [
      { entityId: "light.hall", name: "Hall lamp", deviceClass: undefined, areaId: "hall" },
      { entityId: "sensor.hall_battery", name: "Hall bulb Battery", deviceClass: "battery", areaId: "cellar" },
      { entityId: "switch.coffee_machine", name: "Coffee machine", deviceClass: undefined, areaId: null },
      { entityId: "zone.home", name: "Home", deviceClass: undefined, areaId: null },
    ],
    areas: [
      { areaId: "hall", name: "Hall" },
      { areaId: "cellar", name: "Cellar" },
    ],
  });
});

test("a file is inspected without reading its history", () => {
  const file = smallHome();
  file.set(NOON + 5000, "light.hall", "off");
  expect(inspectRecorder(file.path)).toEqual({
    schemaVersion: 53,
    latitude: 40.71,
    longitude: -74,
    timeZone: "America/New_York",
    oldest: NOON,
    newest: NOON + 5000,
  });
});
