import { Rng } from "./rng.ts";
import type { EntitySpec } from "./spec/entity.ts";
import type { HomeSpec } from "./spec/home.ts";

/** The answers of `config/entity_registry/list`, `config/device_registry/list` and `config/area_registry/list`. */
export interface Registry {
  readonly entities: readonly Record<string, unknown>[];
  readonly devices: readonly Record<string, unknown>[];
  readonly areas: readonly Record<string, unknown>[];
}

/** Domains that are no integration's devices: they have an entity at most. */
const WITHOUT_REGISTRY = new Set(["zone", "sun"]);

export function registryOf(spec: HomeSpec, createdAt: number): Registry {
  const times = { created_at: createdAt / 1000, modified_at: createdAt / 1000 };
  const devices = new Map<string, EntitySpec>();
  for (const entity of spec.entities) {
    const device = deviceName(entity);
    if (device !== null && !entity.unregistered && !devices.has(device)) devices.set(device, entity);
  }
  return {
    entities: spec.entities
      .filter(({ entityId, unregistered }) => !unregistered && !WITHOUT_REGISTRY.has(entityId.split(".")[0]!))
      .map((entity) => ({
        area_id: deviceName(entity) === null ? areaOf(entity) : null,
        categories: {},
        config_entry_id: null,
        config_subentry_id: null,
        ...times,
        device_id: deviceName(entity) === null ? null : hex(`device ${deviceName(entity)}`),
        disabled_by: null,
        entity_category: entity.category ?? null,
        entity_id: entity.entityId,
        hidden_by: null,
        icon: null,
        id: hex(`entity ${entity.entityId}`),
        labels: [],
        name: null,
        options: {},
        original_name: entity.name,
        platform: entity.platform,
        translation_key: null,
        unique_id:
          entity.platform === "automation"
            ? entity.entityId.slice("automation.".length)
            : hex(`unique ${entity.entityId}`),
      })),
    devices: [...devices].map(([name, entity]) => ({
      area_id: areaOf(entity),
      config_entries: [hex(`entry ${entity.platform}`)],
      config_entries_subentries: { [hex(`entry ${entity.platform}`)]: [null] },
      configuration_url: null,
      connections: [],
      ...times,
      disabled_by: null,
      entry_type: null,
      hw_version: null,
      id: hex(`device ${name}`),
      identifiers: [[entity.platform, hex(`identifier ${name}`)]],
      labels: [],
      manufacturer: null,
      model: null,
      model_id: null,
      name,
      name_by_user: null,
      primary_config_entry: hex(`entry ${entity.platform}`),
      serial_number: null,
      sw_version: null,
      via_device_id: null,
    })),
    areas: spec.areas.map(({ areaId, name }) => ({
      aliases: [],
      area_id: areaId,
      floor_id: null,
      humidity_entity_id: null,
      icon: null,
      labels: [],
      name,
      picture: null,
      temperature_entity_id: null,
      ...times,
    })),
  };
}

function areaOf({ areaId, unassigned }: EntitySpec): string | null {
  return unassigned ? null : (areaId ?? null);
}

function deviceName(entity: EntitySpec): string | null {
  return entity.device === undefined ? entity.name : entity.device;
}

/** 32 hex digits that stand for a name. */
function hex(name: string): string {
  const rng = new Rng(name);
  return Array.from({ length: 4 }, () => rng.bits().toString(16).padStart(8, "0")).join("");
}
