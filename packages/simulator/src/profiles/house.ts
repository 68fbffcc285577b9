import type { EntitySpec } from "../spec/entity.ts";
import type { Appliance } from "../spec/use.ts";
import { sensor } from "./entities.ts";

const DISHES: Appliance["programme"] = [
  { minutes: 6, watts: 60 },
  { minutes: 22, watts: 1900 },
  { minutes: 30, watts: 80 },
  { minutes: 14, watts: 1850 },
];

/** Somebody starts it in the evening, on two days of three. */
export const DISHWASHER: Appliance = {
  entityId: "switch.dishwasher",
  perDay: 0.7,
  window: [1080, 1320],
  programme: DISHES,
};

export const WORKDAY_SENSOR: EntitySpec = {
  entityId: "binary_sensor.workday_sensor",
  name: "Workday Sensor",
  platform: "workday",
  initial: "on",
};

/** What measures the house and not a room. */
export function houseSensors(rich: boolean): EntitySpec[] {
  if (!rich) return [sensor("Home power", undefined, { model: "home_power" }, { platform: "dsmr" })];
  return [
    sensor("Home power", undefined, { model: "home_power" }, { platform: "dsmr", device: "Electricity meter" }),
    sensor(
      "Home energy",
      undefined,
      { model: "energy", of: "sensor.home_power", start: 9120 },
      { platform: "dsmr", device: "Electricity meter", initial: "9120.00" },
    ),
    sensor("Outdoor temperature", "garden", { model: "outdoor_temperature" }, { platform: "netatmo" }),
    sensor("Outdoor illuminance", "garden", { model: "outdoor_lux" }),
    sensor("Shed temperature", "garden", { model: "outdoor_temperature" }, { platform: "esphome", dropsADay: 1 }),
    sensor(
      "Dishwasher power",
      "kitchen",
      { model: "power", of: ["switch.dishwasher"], standby: 0.9 },
      { device: "Dishwasher" },
    ),
  ];
}
