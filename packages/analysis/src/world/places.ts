import type { EntityInfo } from "../home.ts";

/**
 * Tells which entities an action is for that names areas, devices, floors or labels; null when it names none.
 *
 * @param named the ids under a key of the action's target, e.g. `area_id`
 */
export function placesIn(named: (key: string) => readonly string[]): ((entity: EntityInfo) => boolean) | null {
  const areas = new Set(named("area_id"));
  const devices = new Set(named("device_id"));
  const floors = new Set(named("floor_id"));
  const labels = new Set(named("label_id"));
  if (areas.size + devices.size + floors.size + labels.size === 0) return null;
  return (entity) =>
    areas.has(entity.areaId ?? "") ||
    devices.has(entity.deviceId ?? "") ||
    floors.has(entity.floorId ?? "") ||
    Boolean(entity.labels?.some((label) => labels.has(label)));
}
