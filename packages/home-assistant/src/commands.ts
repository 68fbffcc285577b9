import { type EntityInfo, placesIn } from "@routinely/analysis";
import { domainOf } from "./entity-kind.ts";

/** What an action call wants of these entities: a state, a setting, or both. */
export interface Order {
  readonly entityIds: readonly string[];
  /** `toggle` is the opposite of the state they are in. */
  readonly state?: string | undefined;
  /** In the unit of the domain's setting, see `SETTINGS` of the event log. */
  readonly setting?: number | undefined;
}

const STATE_AFTER: ReadonlyMap<string, string> = new Map([
  ["turn_on", "on"],
  ["turn_off", "off"],
  ["toggle", "toggle"],
  ["open_cover", "open"],
  ["close_cover", "closed"],
  ["open_valve", "open"],
  ["close_valve", "closed"],
  ["lock", "locked"],
  ["unlock", "unlocked"],
  ["media_play", "playing"],
  ["media_pause", "paused"],
  ["media_stop", "idle"],
]);

/**
 * Reads the data of a `call_service` event.
 *
 * @param entities for calls that name a group, a device or an area: its entities are meant too
 * @returns null when the call is of no known effect on a state
 */
export function readOrder(eventData: Record<string, unknown>, entities: ReadonlyMap<string, EntityInfo>): Order | null {
  const { domain, service, service_data } = eventData;
  if (typeof domain !== "string" || typeof service !== "string") return null;
  const data = (service_data ?? {}) as Record<string, unknown>;
  const state = stateAfter(service, data);
  const setting = settingAfter(data);
  if (state === undefined && setting === undefined) return null;
  const targets = new Set<string>();
  for (const entityId of texts(data.entity_id)) addWithMembers(targets, entityId, entities);
  const isThere = placesIn((key) => texts(data[key]));
  if (isThere) {
    for (const entity of entities.values()) {
      const isMeant = domainOf(entity.entityId) === domain || domain === "homeassistant";
      if (isMeant && isThere(entity)) targets.add(entity.entityId);
    }
  }
  return targets.size > 0 ? { entityIds: [...targets], state, setting } : null;
}

function stateAfter(service: string, data: Record<string, unknown>): string | undefined {
  if (service === "set_cover_position" || service === "set_valve_position")
    return Number(data.position) > 0 ? "open" : "closed";
  if (service === "set_hvac_mode" || service === "set_temperature") return texts(data.hvac_mode)[0];
  if (service === "select_option") return texts(data.option)[0];
  return STATE_AFTER.get(service);
}

/** What calls name settings, whatever their action. */
const SETTING_KEYS = ["brightness", "position", "percentage", "temperature", "humidity", "volume_level", "value"];
const BRIGHTNESS_OF_PERCENT = 2.55;

function settingAfter(data: Record<string, unknown>): number | undefined {
  const percent = toNumber(data.brightness_pct);
  if (percent !== undefined) return Math.round(percent * BRIGHTNESS_OF_PERCENT);
  return SETTING_KEYS.map((key) => toNumber(data[key])).find((value) => value !== undefined);
}

function toNumber(value: unknown): number | undefined {
  if (typeof value === "string" && value.trim() === "") return undefined;
  const number = typeof value === "number" || typeof value === "string" ? Number(value) : Number.NaN;
  return Number.isFinite(number) ? number : undefined;
}

function addWithMembers(targets: Set<string>, entityId: string, entities: ReadonlyMap<string, EntityInfo>): void {
  if (targets.has(entityId)) return;
  targets.add(entityId);
  for (const member of entities.get(entityId)?.members ?? []) addWithMembers(targets, member, entities);
}

/** One text, a list of them, or texts parted by commas. */
function texts(value: unknown): string[] {
  const values: unknown[] = Array.isArray(value) ? value : typeof value === "string" ? value.split(",") : [];
  return values.filter((item): item is string => typeof item === "string").map((item) => item.trim());
}
