import type { Deps } from "../deps.ts";
import { changeStatus } from "./change-status.ts";

export interface AcceptOptions {
  readonly id: string;
  readonly comment?: string | undefined;
  readonly actor: string;
}

/**
 * Accepts a pending suggestion. The automation is handed over as YAML, which every suggestion carries. Deploying it to a
 * live Home Assistant begins here: once this has returned, `automation` is what that server is to be given.
 *
 * @throws NotFoundError
 * @throws ConflictError when somebody decided before, or a newer run found the routine again
 */
export function acceptSuggestion(deps: Pick<Deps, "db">, { id, comment, actor }: AcceptOptions) {
  return changeStatus(deps, { id, from: ["pending"], to: "accepted", kind: "accepted", comment, actor });
}
