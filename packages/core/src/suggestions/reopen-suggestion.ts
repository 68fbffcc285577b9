import type { Deps } from "../deps.ts";
import { changeStatus } from "./change-status.ts";

export interface ReopenOptions {
  readonly id: string;
  readonly actor: string;
}

/**
 * Takes back a decision, or ends a snooze: the suggestion is pending again. The log keeps what was decided before.
 *
 * @throws NotFoundError
 * @throws ConflictError when it is pending
 */
export function reopenSuggestion(deps: Pick<Deps, "db">, { id, actor }: ReopenOptions) {
  return changeStatus(deps, { id, from: ["accepted", "rejected", "snoozed"], to: "pending", kind: "reopened", actor });
}
