import type { Db } from "@routinely/db";

/** A running job as the worker that claimed it knows it. Every write of the run is guarded by id and attempt. */
export interface Claim {
  readonly jobId: string;
  readonly attempt: number;
}

/**
 * pending -> running for this worker, counting the attempt up.
 *
 * @returns null when there is nothing to claim: another worker has it, it was cancelled or deleted
 */
export async function claimJob(db: Db, jobId: string, worker: string): Promise<Claim | null> {
  const [claimed] = await db.$queryRaw<{ attempt: number }[]>`
    UPDATE optimization_jobs
    SET status = 'running', attempt = attempt + 1, worker = ${worker}, heartbeat_at = now(), started_at = now()
    WHERE id = ${jobId}::uuid AND status = 'pending'
    RETURNING attempt`;
  return claimed ? { jobId, attempt: claimed.attempt } : null;
}

/** Whether the run still has its job: false once it was cancelled, given up as lost, or deleted. */
export async function holdsJob(db: Db, { jobId, attempt }: Claim): Promise<boolean> {
  return (await db.optimizationJob.count({ where: { id: jobId, attempt, status: "running" } })) === 1;
}
