import { isActionable } from "../world/domains.ts";
import type { World } from "../world/world.ts";

/** The device that an entity belongs to; the entity itself when it belongs to none. */
export function deviceOf(world: World, entityId: string): string {
  return world.info(entityId)?.deviceId ?? entityId;
}

/** What the people call a device, by {@link deviceOf}. */
export function deviceName(world: World, device: string): string {
  return world.home.devices.find(({ deviceId }) => deviceId === device)?.name ?? world.name(device);
}

/** What people call the thing that a meter belongs to: `Living room TV` for `Living room TV power`. */
export function meteredName(world: World, entityId: string): string {
  const device = deviceName(world, deviceOf(world, entityId));
  let name = "";
  for (const other of world.home.entities.values()) {
    const isThing = isActionable(other.entityId) && device.startsWith(`${other.name} `);
    if (isThing && other.name.length > name.length) name = other.name;
  }
  return name || device.replace(/ power$/i, "");
}
