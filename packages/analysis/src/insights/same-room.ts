import type { World } from "../world/world.ts";

/** Whether two entities are in one room: by their areas, else by names that begin alike (`Kids room heating`, `Kids room window`). */
export function areInSameRoom(world: World, a: string, b: string): boolean {
  const [areaA, areaB] = [world.info(a)?.areaId, world.info(b)?.areaId];
  if (areaA !== undefined && areaB !== undefined) return areaA === areaB;
  const room = world.name(a).split(" ").slice(0, -1).join(" ");
  return room !== "" && world.name(b).startsWith(`${room} `);
}
