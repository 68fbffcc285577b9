import type { DatabaseSync } from "node:sqlite";
import { type EntityInfo, SETTINGS, type SettingAttribute } from "@routinely/analysis";
import { newSubject, type Subject } from "./attribution.ts";
import { canonicalState } from "./canonical-state.ts";
import { NOBODY } from "./deed.ts";
import { Dial } from "./dial.ts";
import { domainOf, entityKind } from "./entity-kind.ts";
import type { Command } from "./read-contexts.ts";
import type { RecordedEntity } from "./read-entities.ts";
import { type Span, secondsOf, toMs } from "./read-range.ts";
import type { Sensor } from "./read-readings.ts";
import { DiscreteBuilder, NumericBuilder, SettingBuilder } from "./series-builder.ts";
import { toNumber } from "./to-number.ts";

/** Where the rows of an entity go. */
export interface Target {
  readonly history: NumericBuilder | Subject;
  /** Of entities that can be set to something besides their state; of numbers, which are set to nothing else. */
  readonly dial: Dial | undefined;
}

/** The entities whose readings are kept and that nobody sets; see {@link listTargets} for all others. */
export function listSensors(recorded: readonly RecordedEntity[], entities: ReadonlyMap<string, EntityInfo>): Sensor[] {
  return recorded.flatMap((entity) => {
    const { metadataId, entityId } = entity;
    return isSensor(entity, entities) ? [{ metadataId, entityId }] : [];
  });
}

function isSensor(entity: RecordedEntity, entities: ReadonlyMap<string, EntityInfo>): boolean {
  return entityKind(entity) === "numeric" && settingOf(entity.entityId, entities) === undefined;
}

/**
 * Lists the other entities whose history is kept, groups linked to their members, and fills the temporary table `kept` with
 * their places in this list.
 *
 * @param commands @param restarts both ascending in time
 */
export function listTargets(
  db: DatabaseSync,
  recorded: readonly RecordedEntity[],
  entities: ReadonlyMap<string, EntityInfo>,
  commands: readonly Command[],
  restarts: Float64Array,
): { targets: Target[]; subjects: Map<string, Subject> } {
  db.exec("CREATE TEMP TABLE kept (metadata_id INTEGER PRIMARY KEY, target INTEGER, setting_path TEXT)");
  const keep = db.prepare("INSERT INTO kept VALUES (?, ?, ?)");
  const targets: Target[] = [];
  const subjects = new Map<string, Subject>();
  const settingCommands = commandsByEntity(commands);
  for (const entity of recorded) {
    const kind = entityKind(entity);
    if (kind === "none" || isSensor(entity, entities)) continue;
    const { entityId } = entity;
    const attribute = settingOf(entityId, entities);
    const dial =
      attribute && new Dial(new SettingBuilder(entityId, attribute), settingCommands.get(entityId) ?? [], restarts);
    const path = attribute === undefined || attribute === "value" ? null : `$.${attribute}`;
    keep.run(entity.metadataId, targets.length, path);
    if (kind === "numeric") {
      targets.push({ history: new NumericBuilder(entityId), dial });
    } else {
      const subject = newSubject(new DiscreteBuilder(entityId));
      subjects.set(entityId, subject);
      targets.push({ history: subject, dial });
    }
  }
  for (const [entityId, subject] of subjects) {
    subject.members = (entities.get(entityId)?.members ?? []).flatMap((member) => subjects.get(member) ?? []);
  }
  return { targets, subjects };
}

/** What people set of an entity; what is set of a group is seen at its members. */
function settingOf(entityId: string, entities: ReadonlyMap<string, EntityInfo>): SettingAttribute | undefined {
  if (entities.get(entityId)?.members) return undefined;
  return (SETTINGS as Readonly<Record<string, SettingAttribute>>)[domainOf(entityId)];
}

function commandsByEntity(commands: readonly Command[]): Map<string, Command[]> {
  const byEntity = new Map<string, Command[]>();
  for (const command of commands) {
    if (command.setting === undefined) continue;
    for (const entityId of command.entityIds) {
      const known = byEntity.get(entityId);
      if (known) known.push(command);
      else byEntity.set(entityId, [command]);
    }
  }
  return byEntity;
}

/** The setting that a row's attributes name, by the path that `kept` has for its entity; null when they name none. */
export const SETTING_COLUMN = `CASE WHEN k.setting_path NOT NULL THEN (
  SELECT CASE WHEN json_valid(a.shared_attrs) THEN json_extract(a.shared_attrs, k.setting_path) END
  FROM state_attributes a WHERE a.attributes_id = s.attributes_id) END`;

type RowBefore = [target: number, state: string | null, changed: number, updated: number, setting: unknown];

/** Gives each target the state in which the range finds it, when there is one. */
export function readStatesBefore(db: DatabaseSync, range: Span, targets: readonly Target[]): void {
  const statement = db.prepare(
    `SELECT k.target, s.state, coalesce(s.last_changed_ts, s.last_updated_ts), s.last_updated_ts, ${SETTING_COLUMN}
     FROM kept k JOIN states s ON s.state_id = (
       SELECT state_id FROM states WHERE metadata_id = k.metadata_id AND last_updated_ts < ?
       ORDER BY last_updated_ts DESC LIMIT 1)`,
  );
  statement.setReturnArrays(true);
  const rows = statement.all(secondsOf(range)[0]) as unknown as RowBefore[];
  for (const [number, state, changedAt, updatedAt, setting] of rows) {
    const { history, dial } = targets[number]!;
    const value = toNumber(history instanceof NumericBuilder ? state : setting);
    dial?.take({ time: toMs(updatedAt), state, value, deed: NOBODY });
    if (history instanceof NumericBuilder) {
      history.add(toMs(changedAt), value);
      continue;
    }
    history.state = canonicalState(state);
    history.rowAt = toMs(updatedAt);
    history.builder.add(toMs(changedAt), history.state, NOBODY);
  }
}
