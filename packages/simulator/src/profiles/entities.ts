import type { AutomationSpec, ScriptSpec } from "../spec/automation.ts";
import type { EntitySpec, SensorModel } from "../spec/entity.ts";
import type { PersonSpec } from "../spec/person.ts";

type Extra = Partial<EntitySpec>;

/** `Emma's reading lamp` -> `emmas_reading_lamp` */
export function slug(name: string): string {
  return name
    .toLowerCase()
    .normalize("NFD")
    .replace(/['’\p{M}]/gu, "")
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_|_$/g, "");
}

function entity(
  domain: string,
  name: string,
  areaId: string | undefined,
  rest: Omit<EntitySpec, "entityId" | "name" | "areaId">,
): EntitySpec {
  return { entityId: `${domain}.${slug(name)}`, name, ...(areaId !== undefined && { areaId }), ...rest };
}

export const light = (name: string, areaId: string, watts: number, extra: Extra = {}) =>
  entity("light", name, areaId, { platform: "zigbee", initial: "off", watts, ...extra });

export const lightGroup = (name: string, areaId: string, members: readonly string[]) =>
  entity("light", name, areaId, { platform: "group", device: null, initial: "off", members });

export const plug = (name: string, areaId: string, watts: number, extra: Extra = {}) =>
  entity("switch", name, areaId, { platform: "zigbee", deviceClass: "outlet", initial: "off", watts, ...extra });

export const fan = (name: string, areaId: string, watts: number) =>
  entity("fan", name, areaId, { platform: "zigbee", initial: "off", watts });

export const cover = (name: string, areaId: string, deviceClass: "blind" | "shutter", initial = "open") =>
  entity("cover", name, areaId, { platform: "zigbee", deviceClass, initial });

export const thermostat = (name: string, areaId: string) =>
  entity("climate", name, areaId, { platform: "tado", initial: "heat" });

export const player = (name: string, areaId: string, watts: number, extra: Extra = {}) =>
  entity("media_player", name, areaId, { platform: "cast", initial: "off", watts, ...extra });

export const motion = (name: string, areaId: string) =>
  entity("binary_sensor", `${name} motion`, areaId, {
    platform: "zigbee",
    device: `${name} motion sensor`,
    deviceClass: "motion",
    initial: "off",
  });

export const contact = (name: string, areaId: string, deviceClass: "door" | "window", extra: Extra = {}) =>
  entity("binary_sensor", name, areaId, {
    platform: "zigbee",
    device: `${name} sensor`,
    deviceClass,
    initial: "off",
    ...extra,
  });

const SENSOR_KINDS: Readonly<Record<SensorModel["model"], Extra & { everySeconds: number; initial: string }>> = {
  temperature: { deviceClass: "temperature", unit: "°C", everySeconds: 300, initial: "19.5" },
  outdoor_temperature: { deviceClass: "temperature", unit: "°C", everySeconds: 600, initial: "9.0" },
  humidity: { deviceClass: "humidity", unit: "%", everySeconds: 300, initial: "52" },
  outdoor_humidity: { deviceClass: "humidity", unit: "%", everySeconds: 900, initial: "78" },
  lux: { deviceClass: "illuminance", unit: "lx", everySeconds: 300, initial: "0" },
  outdoor_lux: { deviceClass: "illuminance", unit: "lx", everySeconds: 600, initial: "0" },
  co2: { deviceClass: "carbon_dioxide", unit: "ppm", everySeconds: 600, initial: "560" },
  home_power: { deviceClass: "power", unit: "W", everySeconds: 60, initial: "210" },
  power: { deviceClass: "power", unit: "W", everySeconds: 180, initial: "0.0" },
  energy: { deviceClass: "energy", unit: "kWh", stateClass: "total_increasing", everySeconds: 600, initial: "0.00" },
  price: { deviceClass: "monetary", unit: "EUR/kWh", everySeconds: 3600, initial: "0.240" },
  battery: { deviceClass: "battery", unit: "%", category: "diagnostic", everySeconds: 14_400, initial: "80" },
  phone_battery: { deviceClass: "battery", unit: "%", category: "diagnostic", everySeconds: 1800, initial: "80" },
  noise: { everySeconds: 60, initial: "20.0" },
};

export const sensor = (name: string, areaId: string | undefined, model: SensorModel, extra: Extra = {}) =>
  entity("sensor", name, areaId, {
    platform: "zigbee",
    stateClass: "measurement",
    ...SENSOR_KINDS[model.model],
    sensor: model,
    ...extra,
  });

/** The battery of a device that has other entities. */
export const battery = (device: string, areaId: string, atEnd: number, perDay: number) =>
  sensor(`${device} battery`, areaId, { model: "battery", atEnd, perDay }, { device });

/** What every home has: its zone, the sun, the weather, the people with their phones, and the automations' own entities. */
export function common(
  homeName: string,
  people: readonly PersonSpec[],
  automations: readonly AutomationSpec[],
  scripts: readonly ScriptSpec[],
): EntitySpec[] {
  const tracked = people.filter(({ child }) => !child);
  return [
    { entityId: "zone.home", name: homeName, platform: "zone", device: null, initial: String(tracked.length) },
    { entityId: "sun.sun", name: "Sun", platform: "sun", device: null, initial: "below_horizon" },
    entity("weather", "Home", undefined, { platform: "met", device: "Forecast", initial: "cloudy" }),
    ...tracked.flatMap(({ id, name }) => [
      { entityId: `person.${id}`, name, platform: "person", device: null, initial: "home" },
      { entityId: `device_tracker.${id}_phone`, name: `${name}'s phone`, platform: "mobile_app", initial: "home" },
    ]),
    ...automations.map(({ key, alias }) => ({
      entityId: `automation.${key}`,
      name: alias,
      platform: "automation",
      device: null,
      initial: "on",
    })),
    ...scripts.map(({ key, alias }) => ({
      entityId: `script.${key}`,
      name: alias,
      platform: "script",
      device: null,
      initial: "off",
    })),
  ];
}
