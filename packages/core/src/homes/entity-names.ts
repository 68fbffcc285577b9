import type { Home } from "@routinely/db";
import { readCatalog, SourceError } from "@routinely/home-assistant";
import { sourcePaths } from "./home-source.ts";

/** What the people of a home call these entities, by entity id; the id itself for what has no name any more. */
export function entityNames(home: Pick<Home, "source">, entityIds: readonly string[]): Record<string, string> {
  const names = new Map(catalogEntities(home).map(({ entityId, name }) => [entityId, name]));
  return Object.fromEntries(entityIds.map((entityId) => [entityId, names.get(entityId) ?? entityId]));
}

/** Nothing when the file cannot be read now: a suggestion must not vanish with its source. */
function catalogEntities(home: Pick<Home, "source">) {
  try {
    return readCatalog(sourcePaths(home)).entities;
  } catch (error) {
    if (error instanceof SourceError) return [];
    throw error;
  }
}
