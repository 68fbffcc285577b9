import type { World } from "../world/world.ts";

/** The device that an entity belongs to; the entity itself when it belongs to none. */
export function deviceOf(world: World, entityId: string): string {
  return world.info(entityId)?.deviceId ?? entityId;
}

/** What the people call a device, by {@link deviceOf}. */
export function deviceName(world: World, device: string): string {
  return world.home.devices.find(({ deviceId }) => deviceId === device)?.name ?? world.name(device);
}
