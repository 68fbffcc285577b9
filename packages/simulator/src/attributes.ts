import type { EntitySpec, Settings } from "./spec/entity.ts";

/**
 * The attributes that Home Assistant records with a state, as JSON. `extra` are those that change with it. A light's brightness, colour
 * and colour modes are among those that Home Assistant leaves out of its recorder.
 */
export function attributesOf(
  entity: EntitySpec,
  state: string,
  settings: Settings = {},
  extra: Readonly<Record<string, unknown>> = {},
): string {
  return JSON.stringify({
    ...byDomain(entity, state, settings),
    ...(state === "unavailable" ? {} : extra),
    ...described(entity),
    friendly_name: entity.name,
  });
}

/** What a device is set to before anybody has set it. */
export function settingsOf({ entityId, initial, setTo }: EntitySpec): Settings {
  switch (entityId.split(".")[0]) {
    case "cover":
      return { position: initial === "closed" ? 0 : 100, ...setTo };
    case "fan":
      return { percentage: 100, ...setTo };
    case "climate":
      return { temperature: 20, ...setTo };
    case "media_player":
      return { volume_level: 0.3, ...setTo };
    default:
      return {};
  }
}

function described(entity: EntitySpec): Record<string, unknown> {
  return {
    ...(entity.stateClass && { state_class: entity.stateClass }),
    ...(entity.unit && { unit_of_measurement: entity.unit }),
    ...(entity.deviceClass && { device_class: entity.deviceClass }),
  };
}

function byDomain(entity: EntitySpec, state: string, settings: Settings): Record<string, unknown> {
  if (state === "unavailable") return {};
  switch (entity.entityId.split(".")[0]) {
    case "light":
      return { ...(entity.members && { entity_id: entity.members }), supported_features: 32 };
    case "cover":
      return { current_position: settings.position, is_closed: state === "closed", supported_features: 15 };
    case "fan":
      return { percentage: state === "on" ? settings.percentage : 0, supported_features: 49 };
    case "climate":
      return { temperature: state === "off" ? null : settings.temperature, supported_features: 385 };
    case "media_player":
      return state === "off"
        ? { supported_features: 152461 }
        : { volume_level: settings.volume_level, is_volume_muted: false, supported_features: 152461 };
    default:
      return {};
  }
}
