import type { DatabaseSync } from "node:sqlite";
import { parseObject } from "./parse-object.ts";

/** An entity as the recorder knows it, with what its newest real state says. */
export interface RecordedEntity {
  readonly metadataId: number;
  readonly entityId: string;
  /** The newest state that is neither `unavailable` nor `unknown`; null when there is none. */
  readonly state: string | null;
  readonly attributes: Readonly<Record<string, unknown>>;
}

/**
 * Every entity in the file, in the order of their ids. Looks up one state per entity, so a large file costs no more.
 *
 * @param step called after each
 */
export function readEntities(db: DatabaseSync, step: () => void = () => {}): RecordedEntity[] {
  const entities: RecordedEntity[] = [];
  const rows = db
    .prepare(
      `SELECT m.metadata_id, m.entity_id, s.state, a.shared_attrs
       FROM states_meta m
       LEFT JOIN states s ON s.state_id = (
         SELECT state_id FROM states
         WHERE metadata_id = m.metadata_id AND state NOT IN ('unavailable', 'unknown')
         ORDER BY last_updated_ts DESC LIMIT 1)
       LEFT JOIN state_attributes a ON a.attributes_id = s.attributes_id
       WHERE m.entity_id LIKE '%_._%'
       ORDER BY m.entity_id`,
    )
    .iterate();
  for (const row of rows) {
    step();
    entities.push({
      metadataId: Number(row.metadata_id),
      entityId: String(row.entity_id),
      state: row.state === null ? null : String(row.state),
      attributes: parseObject(row.shared_attrs),
    });
  }
  return entities;
}

/** The attribute when it is a text that is not empty. */
export function textAttribute(entity: RecordedEntity, name: string): string | undefined {
  const value = entity.attributes[name];
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** Members of a group, also of a light, cover … that is one. A scene lists entities too, but is none. */
export function membersOf(entity: RecordedEntity): readonly string[] | undefined {
  const value = entity.attributes.entity_id;
  if (!Array.isArray(value) || entity.entityId.startsWith("scene.")) return undefined;
  const members = value.filter((member): member is string => typeof member === "string");
  return members.length > 0 ? members : undefined;
}
