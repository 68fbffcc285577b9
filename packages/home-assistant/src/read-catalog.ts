import { entityInfo } from "./home-model.ts";
import { withRecorder } from "./open-recorder.ts";
import { readEntities } from "./read-entities.ts";
import type { HomeFiles } from "./read-home.ts";
import { readRegistry } from "./read-registry.ts";

/** What an analysis can be narrowed to. */
export interface HomeCatalog {
  readonly entities: readonly {
    readonly entityId: string;
    readonly name: string;
    readonly deviceClass: string | undefined;
    readonly areaId: string | null;
  }[];
  readonly areas: readonly { readonly areaId: string; readonly name: string }[];
}

/**
 * Lists the entities and areas of a home without looking through its history.
 *
 * @throws {SourceError} when the recorder file cannot be used
 */
export function readCatalog({ recorderPath, registryPath }: HomeFiles): HomeCatalog {
  const registry = readRegistry(registryPath, () => {});
  const recorded = withRecorder(recorderPath, ({ db }) => readEntities(db));
  return {
    entities: recorded.map((entity) => {
      const { entityId, name, deviceClass, areaId = null } = entityInfo(entity, registry);
      return { entityId, name, deviceClass, areaId };
    }),
    areas: registry.areas.map((area) => ({ areaId: area.area_id, name: area.name })),
  };
}
