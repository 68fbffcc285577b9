import type { Db, DbTransaction } from "@routinely/db";

/**
 * snoozed -> pending for all whose time has come, with an entry in the log of decisions.
 *
 * @returns how many woke up
 */
export async function wakeSnoozedSuggestions(db: Db | DbTransaction): Promise<number> {
  return db.$executeRaw`
    WITH woken AS (
      UPDATE automation_suggestions
      SET status = 'pending', snoozed_until = NULL, decision_reason = NULL, decision_comment = NULL,
          decided_by = NULL, decided_at = NULL, updated_at = now()
      WHERE status = 'snoozed' AND snoozed_until <= now()
      RETURNING id, home_id, fingerprint
    )
    INSERT INTO suggestion_events (id, suggestion_id, home_id, fingerprint, kind, actor)
    SELECT gen_random_uuid(), id, home_id, fingerprint, 'woken', 'Routinely' FROM woken`;
}
