import type { DbTransaction } from "@routinely/db";
import { QUEUE_NAME } from "./job-queue.ts";

/**
 * Pending jobs that no queue entry would bring to a worker: it was taken by one that died before it claimed the job, or
 * was tidied away. They are locked, so that two processes do not both put one back; `graceSeconds` leaves time for a
 * worker that has just taken the entry.
 */
export async function findUnqueuedJobs(tx: DbTransaction, graceSeconds: number): Promise<string[]> {
  const jobs = await tx.$queryRaw<{ id: string }[]>`
    SELECT job.id FROM optimization_jobs job
    WHERE job.status = 'pending'
      AND job.updated_at < now() - make_interval(secs => ${graceSeconds})
      AND NOT EXISTS (
        SELECT FROM pgboss.job entry
        WHERE entry.name = ${QUEUE_NAME} AND entry.data ->> 'jobId' = job.id::text
          AND (entry.state IN ('created', 'retry')
            OR (entry.state = 'active' AND entry.started_on > now() - make_interval(secs => ${graceSeconds})))
      )
    FOR UPDATE OF job SKIP LOCKED`;
  return jobs.map(({ id }) => id);
}
