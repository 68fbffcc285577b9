import type { Deps } from "../deps.ts";
import { changeStatus } from "./change-status.ts";

export interface RejectOptions {
  readonly id: string;
  readonly reason?: string | undefined;
  readonly comment?: string | undefined;
  readonly actor: string;
}

/**
 * Rejects a pending suggestion: later runs do not propose its routine again.
 *
 * @throws NotFoundError
 * @throws ConflictError when somebody decided before, or a newer run found the routine again
 */
export function rejectSuggestion(deps: Pick<Deps, "db">, { id, reason, comment, actor }: RejectOptions) {
  return changeStatus(deps, { id, from: ["pending"], to: "rejected", kind: "rejected", reason, comment, actor });
}
