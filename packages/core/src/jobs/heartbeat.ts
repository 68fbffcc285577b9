import type { Db } from "@routinely/db";
import type { Claim } from "./claim-job.ts";

export const HEARTBEAT_INTERVAL_MS = 2_000;
/** Seven beats may get lost before a worker is given up. */
export const STALE_AFTER_SECONDS = 15;

/**
 * A sign of life, by the database's clock.
 *
 * @returns false when the run has lost its job and must stop
 */
export async function heartbeat(db: Db, { jobId, attempt }: Claim): Promise<boolean> {
  const beaten = await db.$executeRaw`
    UPDATE optimization_jobs SET heartbeat_at = now()
    WHERE id = ${jobId}::uuid AND status = 'running' AND attempt = ${attempt}`;
  return beaten === 1;
}
