import type { Action } from "./spec/automation.ts";

/**
 * The action call by which somebody brings an entity into a state, as Home Assistant's `call_service` event names it. Thermostats
 * that are given a temperature, and players that are given a volume, are taken to be on.
 */
export function serviceFor({ entityId, state, settings = {} }: Action): {
  domain: string;
  service: string;
  data: Record<string, unknown>;
} {
  const domain = entityId.split(".")[0]!;
  if (state !== "off") {
    const { temperature, position, percentage, volume_level, brightness_pct } = settings;
    if (temperature !== undefined) return { domain, service: "set_temperature", data: { temperature } };
    if (position !== undefined) return { domain, service: "set_cover_position", data: { position } };
    if (percentage !== undefined) return { domain, service: "turn_on", data: { percentage } };
    if (volume_level !== undefined) return { domain, service: "volume_set", data: { volume_level } };
    if (brightness_pct !== undefined) return { domain, service: "turn_on", data: { brightness_pct } };
  }
  switch (domain) {
    case "cover":
      return { domain, service: state === "open" ? "open_cover" : "close_cover", data: {} };
    case "climate":
      return { domain, service: "set_hvac_mode", data: { hvac_mode: state } };
    case "lock":
      return { domain, service: state === "locked" ? "lock" : "unlock", data: {} };
    case "media_player":
      return {
        domain,
        service: state === "playing" ? "media_play" : state === "off" ? "turn_off" : "turn_on",
        data: {},
      };
    default:
      return { domain, service: state === "off" ? "turn_off" : "turn_on", data: {} };
  }
}
