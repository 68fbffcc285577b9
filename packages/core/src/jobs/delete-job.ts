import type { DbTransaction } from "@routinely/db";
import type { Deps } from "../deps.ts";
import { ConflictError } from "../errors.ts";
import { findJob } from "./job.ts";

/**
 * Deletes an analysis that has ended, with its insights and suggestions. The log of decisions stays.
 *
 * @throws NotFoundError when there is no such job
 * @throws ConflictError when it is waiting or running
 */
export async function deleteJob({ db }: Pick<Deps, "db">, { id }: { id: string }): Promise<void> {
  await db.$transaction(async (tx) => {
    await passOnDecisions(tx, id);
    const { count } = await tx.optimizationJob.deleteMany({
      where: { id, status: { in: ["completed", "failed", "cancelled"] } },
    });
    if (count === 1) return;
    const job = await findJob(tx, id);
    throw new ConflictError(`This analysis is ${job.status}. Cancel it before deleting it.`);
  });
}

/**
 * A suggestion that one of this job's had superseded comes back in its place: with what was decided on it, or
 * superseded by what superseded it. Otherwise a routine that somebody rejected would be proposed again.
 */
async function passOnDecisions(tx: DbTransaction, jobId: string) {
  await tx.$executeRaw`
    UPDATE automation_suggestions AS older
    SET superseded_by_id = gone.superseded_by_id,
        status = gone.status,
        decision_reason = gone.decision_reason,
        decision_comment = gone.decision_comment,
        decided_by = gone.decided_by,
        decided_at = gone.decided_at,
        snoozed_until = gone.snoozed_until
    FROM automation_suggestions AS gone
    WHERE gone.job_id = ${jobId}::uuid AND older.superseded_by_id = gone.id`;
}
