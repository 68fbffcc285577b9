import type { World } from "./world.ts";

const known = new WeakMap<World, Map<string, string | undefined>>();

/**
 * The area of an entity. Where the registry names none, the one whose entities begin with the most of the same words:
 * "Bathroom fan" stands where "Bathroom humidity" does, and "Zigbee bathroom motion" in the bathroom. undefined when no area fits better than all others.
 */
export function roomOf(world: World, entityId: string): string | undefined {
  const areaId = world.info(entityId)?.areaId;
  if (areaId !== undefined) return areaId;
  let rooms = known.get(world);
  if (!rooms) {
    rooms = new Map();
    known.set(world, rooms);
  }
  if (!rooms.has(entityId)) rooms.set(entityId, guess(world, entityId));
  return rooms.get(entityId);
}

function guess(world: World, entityId: string): string | undefined {
  const words = wordsOf(world.name(entityId));
  const inCommon = new Map<string, number>();
  const compare = (areaId: string, name: string) => {
    const count = sharedStart(words, wordsOf(name));
    if (count > (inCommon.get(areaId) ?? 0)) inCommon.set(areaId, count);
  };
  for (const { areaId, name } of world.home.areas) {
    const area = wordsOf(name);
    if (words.some((_, i) => area.every((word, j) => word === words[i + j]))) inCommon.set(areaId, area.length);
  }
  for (const { areaId, name } of world.home.entities.values()) {
    if (areaId !== undefined) compare(areaId, name);
  }
  const most = Math.max(0, ...inCommon.values());
  const best = [...inCommon].filter(([, count]) => count === most);
  return best.length === 1 ? best[0]![0] : undefined;
}

function wordsOf(name: string): string[] {
  return name.toLowerCase().split(/[\s_]+/);
}

function sharedStart(a: readonly string[], b: readonly string[]): number {
  const differs = a.findIndex((word, i) => word !== b[i]);
  return differs < 0 ? a.length : differs;
}
