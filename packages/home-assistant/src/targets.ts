import type { DatabaseSync } from "node:sqlite";
import type { EntityInfo } from "@routinely/analysis";
import { newSubject, type Subject } from "./attribution.ts";
import { canonicalState } from "./canonical-state.ts";
import { NOBODY } from "./deed.ts";
import { entityKind } from "./entity-kind.ts";
import type { RecordedEntity } from "./read-entities.ts";
import { toMs } from "./read-range.ts";
import { DiscreteBuilder, NumericBuilder } from "./series-builder.ts";

/** Where the rows of an entity go. */
export type Target = NumericBuilder | Subject;

/**
 * Lists the entities whose history is kept, groups linked to their members, and fills the temporary table `kept` with
 * their places in this list.
 */
export function listTargets(
  db: DatabaseSync,
  recorded: readonly RecordedEntity[],
  entities: ReadonlyMap<string, EntityInfo>,
): { targets: Target[]; subjects: Map<string, Subject> } {
  db.exec("CREATE TEMP TABLE kept (metadata_id INTEGER PRIMARY KEY, target INTEGER, is_discrete INTEGER)");
  const keep = db.prepare("INSERT INTO kept VALUES (?, ?, ?)");
  const targets: Target[] = [];
  const subjects = new Map<string, Subject>();
  for (const entity of recorded) {
    const kind = entityKind(entity);
    if (kind === "none") continue;
    keep.run(entity.metadataId, targets.length, kind === "discrete" ? 1 : 0);
    if (kind === "numeric") {
      targets.push(new NumericBuilder(entity.entityId));
    } else {
      const subject = newSubject(new DiscreteBuilder(entity.entityId));
      subjects.set(entity.entityId, subject);
      targets.push(subject);
    }
  }
  for (const [entityId, subject] of subjects) {
    subject.members = (entities.get(entityId)?.members ?? []).flatMap((member) => subjects.get(member) ?? []);
  }
  return { targets, subjects };
}

/** Gives each target the state in which the range finds it, when there is one. */
export function readStatesBefore(db: DatabaseSync, from: number, targets: readonly Target[]): void {
  const statement = db.prepare(
    `SELECT k.target, s.state, coalesce(s.last_changed_ts, s.last_updated_ts), s.last_updated_ts
     FROM kept k JOIN states s ON s.state_id = (
       SELECT state_id FROM states WHERE metadata_id = k.metadata_id AND last_updated_ts < ?
       ORDER BY last_updated_ts DESC LIMIT 1)`,
  );
  statement.setReturnArrays(true);
  const rows = statement.all(from / 1000 - 5e-7) as unknown as [number, string | null, number, number][];
  for (const [number, rawState, changedAt, updatedAt] of rows) {
    const target = targets[number]!;
    if (target instanceof NumericBuilder) {
      target.add(toMs(changedAt), toNumber(rawState));
      continue;
    }
    target.state = canonicalState(rawState);
    target.rowAt = toMs(updatedAt);
    target.builder.add(toMs(changedAt), target.state, NOBODY);
  }
}

/** NaN for everything that is no number. */
export function toNumber(state: string | null): number {
  const value = state ? Number(state) : Number.NaN;
  return Number.isFinite(value) ? value : Number.NaN;
}
