import type { Db } from "@routinely/db";
import { ConflictError, NotFoundError } from "../errors.ts";
import { localTime } from "./local-time.ts";

/** Why a suggestion could not be changed, in the words of the person who reads it. */
export async function refusalOf(db: Db, id: string): Promise<NotFoundError | ConflictError> {
  const suggestion = await db.automationSuggestion.findUnique({
    where: { id },
    include: {
      home: { select: { timeZone: true } },
      supersededBy: { select: { id: true, title: true, createdAt: true } },
    },
  });
  if (!suggestion) return new NotFoundError("There is no such suggestion.");

  const { status, decidedBy, decidedAt, snoozedUntil, supersededBy } = suggestion;
  const { timeZone } = suggestion.home;
  if (supersededBy) {
    const { title, createdAt } = supersededBy;
    return new ConflictError(
      `A newer analysis found this routine again. Decide on “${title}” of ${localTime(createdAt, timeZone)} instead (${supersededBy.id}).`,
    );
  }
  if (decidedAt) {
    return new ConflictError(
      `This suggestion was already ${status} by ${decidedBy} on ${localTime(decidedAt, timeZone)}.`,
    );
  }
  if (snoozedUntil) {
    return new ConflictError(
      `This suggestion is snoozed until ${localTime(snoozedUntil, timeZone)}. Reopen it to decide now.`,
    );
  }
  return new ConflictError("Nobody has decided on this suggestion yet.");
}
