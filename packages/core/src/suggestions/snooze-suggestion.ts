import type { Deps } from "../deps.ts";
import { InvalidInputError } from "../errors.ts";
import { changeStatus } from "./change-status.ts";

export interface SnoozeOptions {
  readonly id: string;
  /** When it shall be pending again, ISO 8601. */
  readonly until: string;
  readonly actor: string;
}

const LONGEST_SNOOZE_MS = 366 * 24 * 60 * 60 * 1000;

/**
 * Puts a pending suggestion off until later.
 *
 * @throws InvalidInputError when `until` is not in the future, or more than a year away
 * @throws NotFoundError
 * @throws ConflictError when somebody decided before, or a newer run found the routine again
 */
export async function snoozeSuggestion(deps: Pick<Deps, "db" | "clock">, { id, until, actor }: SnoozeOptions) {
  const snoozedUntil = new Date(until);
  const duration = snoozedUntil.getTime() - deps.clock.now().getTime();
  if (duration <= 0) throw new InvalidInputError("until", "until must be in the future.");
  if (duration > LONGEST_SNOOZE_MS) throw new InvalidInputError("until", "until must be at most a year away.");
  return changeStatus(deps, { id, from: ["pending"], to: "snoozed", kind: "snoozed", snoozedUntil, actor });
}
