import type { EntitySpec } from "./types.ts";

/** The attributes that Home Assistant records with a state, as JSON. `extra` are those that change with it. */
export function attributesOf(entity: EntitySpec, state: string, extra: Readonly<Record<string, unknown>> = {}): string {
  return JSON.stringify({ ...byDomain(entity, state), ...extra, ...described(entity), friendly_name: entity.name });
}

function described(entity: EntitySpec): Record<string, unknown> {
  return {
    ...(entity.stateClass && { state_class: entity.stateClass }),
    ...(entity.unit && { unit_of_measurement: entity.unit }),
    ...(entity.deviceClass && { device_class: entity.deviceClass }),
  };
}

function byDomain(entity: EntitySpec, state: string): Record<string, unknown> {
  if (state === "unavailable") return {};
  switch (entity.entityId.split(".")[0]) {
    case "light":
      return {
        supported_color_modes: ["brightness"],
        color_mode: state === "on" ? "brightness" : null,
        brightness: state === "on" ? 255 : null,
        ...(entity.members && { entity_id: entity.members }),
        supported_features: 32,
      };
    case "cover":
      return {
        current_position: state === "closed" || state === "opening" ? 0 : 100,
        is_closed: state === "closed",
        supported_features: 15,
      };
    case "fan":
      return { percentage: state === "on" ? 100 : 0, supported_features: 49 };
    case "climate":
      return {
        hvac_modes: ["off", "heat"],
        min_temp: 7,
        max_temp: 35,
        temperature: state === "off" ? null : 20,
        supported_features: 385,
      };
    case "media_player":
      return state === "off"
        ? { supported_features: 152461 }
        : { volume_level: 0.3, is_volume_muted: false, supported_features: 152461 };
    default:
      return {};
  }
}
