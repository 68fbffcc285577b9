import type { Deps } from "../deps.ts";
import { ConflictError } from "../errors.ts";
import { findJob, type Job } from "./job.ts";

/**
 * pending | running -> cancelled, at once. The worker of a running job hears of it by the database's notice and stops.
 *
 * @throws NotFoundError when there is no such job
 * @throws ConflictError when it has ended already
 */
export async function cancelJob({ db }: Pick<Deps, "db">, { id }: { id: string }): Promise<Job> {
  const cancelled = await db.$executeRaw`
    UPDATE optimization_jobs
    SET status = 'cancelled', completed_at = now(), worker = NULL, heartbeat_at = NULL, progress = NULL
    WHERE id = ${id}::uuid AND status IN ('pending', 'running')`;
  const job = await findJob(db, id);
  if (cancelled === 0) throw new ConflictError(`This analysis has ended already: it is ${job.status}.`);
  return job;
}
