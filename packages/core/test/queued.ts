import type { Db } from "@routinely/db";

/** How many entries of the queue wait for a worker with this job. */
export async function queuedEntries(db: Db, jobId: string): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM pgboss.job WHERE data ->> 'jobId' = ${jobId} AND state = 'created'`;
  return row?.count ?? 0;
}
