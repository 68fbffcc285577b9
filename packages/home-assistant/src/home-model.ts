import type { EntityInfo, ExistingAutomation, HomeLocation, HomeModel } from "@routinely/analysis";
import { membersOf, type RecordedEntity, textAttribute } from "./read-entities.ts";
import type { Registry } from "./read-registry.ts";
import { withEntityIds } from "./registry-ids.ts";

/** Joins what recorder, registries and automations.yaml say of a home. */
export function homeModel(
  location: HomeLocation,
  recorded: readonly RecordedEntity[],
  registry: Registry,
  automations: readonly ExistingAutomation[],
): HomeModel {
  return {
    ...location,
    entities: new Map(recorded.map((entity) => [entity.entityId, entityInfo(entity, registry)])),
    devices: [...registry.devices.values()].map((device) => ({
      deviceId: device.id,
      name: deviceName(device) ?? device.id,
      ...known({ areaId: device.area_id }),
    })),
    areas: registry.areas.map((area) => ({ areaId: area.area_id, name: area.name })),
    automations: withEntityIds(automations, registry),
  };
}

/** What is known of one entity; see {@link EntityInfo}. */
export function entityInfo(entity: RecordedEntity, registry: Registry): EntityInfo {
  const entry = registry.entities.get(entity.entityId);
  const device = entry?.device_id ? registry.devices.get(entry.device_id) : undefined;
  const areaId = entry?.area_id ?? device?.area_id;
  const area = areaId ? registry.areas.find((one) => one.area_id === areaId) : undefined;
  const labels = [entry, device, area].flatMap((one) => one?.labels ?? []);
  return {
    entityId: entity.entityId,
    name:
      entry?.name ||
      textAttribute(entity, "friendly_name") ||
      joinNames(deviceName(device), entry?.original_name) ||
      humanised(entity.entityId),
    ...known({
      areaId,
      floorId: area?.floor_id,
      labels: labels.length > 0 ? labels : undefined,
      deviceId: entry?.device_id,
      deviceClass: textAttribute(entity, "device_class"),
      stateClass: textAttribute(entity, "state_class"),
      unit: textAttribute(entity, "unit_of_measurement"),
      platform: entry?.platform,
      members: membersOf(entity),
      category: entry?.entity_category,
    }),
  };
}

function deviceName(
  device: { name?: string | null | undefined; name_by_user?: string | null | undefined } | undefined,
) {
  return device?.name_by_user || device?.name || undefined;
}

/** `Hallway sensor` and `Battery` make `Hallway sensor Battery`; a device's name is not said twice. */
function joinNames(device: string | undefined, own: string | null | undefined): string | undefined {
  if (!device || !own) return own || device;
  return own.toLowerCase().startsWith(device.toLowerCase()) ? own : `${device} ${own}`;
}

/** `light.kitchen_ceiling` is `Kitchen ceiling`. */
export function humanised(entityId: string): string {
  const words = entityId.slice(entityId.indexOf(".") + 1).replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The same without what is null or undefined. */
function known<Values extends object>(values: Values): { [Key in keyof Values]?: NonNullable<Values[Key]> } {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== null && value !== undefined),
  ) as never;
}
