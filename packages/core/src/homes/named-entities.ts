import type { NamedEntity } from "@routinely/analysis";
import type { Home } from "@routinely/db";
import { readCatalog, SourceError } from "@routinely/home-assistant";
import { sourcePaths } from "./home-source.ts";

/**
 * What the people of a home call its entities and what these are, by entity id. Empty when its files cannot be read just now: a suggestion
 * does not vanish with its source.
 */
export function namedEntities(home: Pick<Home, "source">): ReadonlyMap<string, NamedEntity> {
  try {
    return new Map(readCatalog(sourcePaths(home)).entities.map((entity) => [entity.entityId, entity]));
  } catch (error) {
    if (error instanceof SourceError) return new Map();
    throw error;
  }
}
