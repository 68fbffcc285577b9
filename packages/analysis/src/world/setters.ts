import type { SETTINGS, SettingAttribute } from "../event-log.ts";
import { actsOf, domainOf, isSilent } from "./domains.ts";

/** The actions by which people set how bright, how far open, how warm, how loud. */

export interface Call {
  readonly action: string;
  readonly data?: Readonly<Record<string, unknown>>;
}

/** What is done to an entity: brought to a target, and set to a value besides, in the action's unit. */
export interface Deed {
  readonly entityId: string;
  readonly target: string;
  readonly setting?: number | undefined;
}

interface Setter {
  readonly action: string;
  readonly argument: string;
}

const SETTERS: Readonly<Record<keyof typeof SETTINGS, Setter>> = {
  light: { action: "light.turn_on", argument: "brightness_pct" },
  cover: { action: "cover.set_cover_position", argument: "position" },
  valve: { action: "valve.set_valve_position", argument: "position" },
  fan: { action: "fan.set_percentage", argument: "percentage" },
  climate: { action: "climate.set_temperature", argument: "temperature" },
  water_heater: { action: "water_heater.set_temperature", argument: "temperature" },
  humidifier: { action: "humidifier.set_humidity", argument: "humidity" },
  media_player: { action: "media_player.volume_set", argument: "volume_level" },
  number: { action: "number.set_value", argument: "value" },
  input_number: { action: "input_number.set_value", argument: "value" },
};

export function setterOf(entityId: string): Setter | undefined {
  return (SETTERS as Readonly<Record<string, Setter>>)[domainOf(entityId)];
}

/** The value that a call sets an entity to, in the action's unit; undefined when it sets none. */
export function settingOf(entityId: string, data: Readonly<Record<string, unknown>>): number | undefined {
  const setter = setterOf(entityId);
  const value = setter && data[setter.argument];
  if (typeof value === "number") return value;
  if (typeof value === "string" && value.trim() !== "" && isValue(value)) return Number(value);
  // Brightness may also be said as the light has it.
  return domainOf(entityId) === "light" && typeof data.brightness === "number"
    ? inActionUnit("brightness", data.brightness)
    : undefined;
}

/** Recorded values in the unit in which the action takes them: brightness in percent, volume to the hundredth. */
export function inActionUnit(attribute: SettingAttribute, value: number): number {
  if (attribute === "brightness") return Math.round(value / 2.55);
  return Math.round(value * 100) / 100;
}

/** The Home Assistant action that brings an entity to a target, or null for one that is not proposed. */
export function actionFor(entityId: string, target: string): Call | null {
  const setter = setterOf(entityId);
  if (setter && isValue(target)) return { action: setter.action, data: { [setter.argument]: Number(target) } };
  const act = actsOf(entityId, [target]).find((candidate) => candidate.target === target);
  return act ? { action: act.action, ...(act.data && { data: act.data }) } : null;
}

/** Whether a target is a value to which an entity is set (`21`), and not a state. */
export function isValue(target: string): boolean {
  return !isSilent(target) && Number.isFinite(Number(target));
}

/** The calls that bring an entity to a target, and to a setting besides; none for a target that is not proposed. */
export function callsFor({ entityId, target, setting }: Deed): Call[] {
  const call = actionFor(entityId, target);
  const setter = setterOf(entityId);
  if (!call) return [];
  if (!setter || setting === undefined) return [call];
  const data = { [setter.argument]: setting };
  switch (domainOf(entityId)) {
    case "light":
    case "fan":
      return [{ action: call.action, data }];
    case "cover":
    case "valve":
      return [{ action: setter.action, data }];
    case "climate":
    case "water_heater":
      return [{ action: setter.action, data: { ...call.data, ...data } }];
    default:
      return [call, { action: setter.action, data }];
  }
}
