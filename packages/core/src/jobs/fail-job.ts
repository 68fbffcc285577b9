import type { Db } from "@routinely/db";
import type { Claim } from "./claim-job.ts";

/**
 * running -> failed.
 *
 * @param error a sentence for the user
 * @returns false when the run had lost its job already
 */
export async function failJob(db: Db, { jobId, attempt }: Claim, error: string): Promise<boolean> {
  const failed = await db.$executeRaw`
    UPDATE optimization_jobs
    SET status = 'failed', error = ${error}, completed_at = now(), worker = NULL, heartbeat_at = NULL, progress = NULL
    WHERE id = ${jobId}::uuid AND status = 'running' AND attempt = ${attempt}`;
  return failed === 1;
}
