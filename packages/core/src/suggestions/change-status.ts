import type { SuggestionEventKind, SuggestionStatus } from "@routinely/db";
import type { Deps } from "../deps.ts";
import { refusalOf } from "./refusal.ts";
import { type Suggestion, toSuggestion } from "./to-suggestion.ts";

export interface StatusChange {
  readonly id: string;
  readonly from: SuggestionStatus[];
  readonly to: SuggestionStatus;
  readonly kind: SuggestionEventKind;
  /** Who does it, e.g. `Dashboard`. */
  readonly actor: string;
  readonly reason?: string | undefined;
  readonly comment?: string | undefined;
  readonly snoozedUntil?: Date;
}

/**
 * What every decision comes down to: one guarded update and its entry in the log, by one statement. When two people
 * decide at once, the row's lock makes one of them first, and the other is told who that was. The clock is read under
 * that lock, so that the log is in the order of the decisions.
 *
 * @throws NotFoundError
 * @throws ConflictError when the suggestion is in none of the states `from`, or was superseded
 */
export async function changeStatus({ db }: Pick<Deps, "db">, change: StatusChange): Promise<Suggestion> {
  const { id, from, to, kind, actor, snoozedUntil = null } = change;
  const reason = change.reason || null;
  const comment = change.comment || null;
  const isDecision = to === "accepted" || to === "rejected";

  const changed = await db.$executeRaw`
    WITH changed AS (
      UPDATE automation_suggestions
      SET status = ${to}::suggestion_status,
          decision_reason = ${isDecision ? reason : null}::text,
          decision_comment = ${isDecision ? comment : null}::text,
          decided_by = ${isDecision ? actor : null}::text,
          decided_at = CASE WHEN ${isDecision} THEN clock_timestamp() END,
          snoozed_until = ${snoozedUntil}::timestamptz,
          updated_at = clock_timestamp()
      WHERE id = ${id}::uuid AND status = ANY(${from}::suggestion_status[]) AND superseded_by_id IS NULL
      RETURNING id, home_id, fingerprint, updated_at
    )
    INSERT INTO suggestion_events
      (id, suggestion_id, home_id, fingerprint, kind, reason, comment, actor, snoozed_until, created_at)
    SELECT gen_random_uuid(), id, home_id, fingerprint, ${kind}::suggestion_event_kind, ${reason}::text,
           ${comment}::text, ${actor}::text, ${snoozedUntil}::timestamptz, updated_at
    FROM changed`;
  if (changed === 0) throw await refusalOf(db, id);
  return toSuggestion(await db.automationSuggestion.findUniqueOrThrow({ where: { id } }));
}
