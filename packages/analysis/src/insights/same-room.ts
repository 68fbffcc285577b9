import type { World } from "../world/world.ts";

/** Whether two entities are in one room: by their areas, else by names that differ in the last word (`Kids room heating`, `Kids room window`). */
export function areInSameRoom(world: World, a: string, b: string): boolean {
  const [areaA, areaB] = [world.info(a)?.areaId, world.info(b)?.areaId];
  if (areaA !== undefined && areaB !== undefined) return areaA === areaB;
  const room = roomIn(world.name(a));
  return room !== "" && room === roomIn(world.name(b));
}

function roomIn(name: string): string {
  return name.split(" ").slice(0, -1).join(" ");
}
