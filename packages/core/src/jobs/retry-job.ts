import type { Deps } from "../deps.ts";
import { ConflictError } from "../errors.ts";
import { findJob, type Job } from "./job.ts";

/**
 * failed | cancelled -> pending: a new attempt of the same job, with a new queue entry. There is nothing of the earlier
 * attempt to clear but its ending, since results are stored only together with the status `completed`.
 *
 * @throws NotFoundError when there is no such job
 * @throws ConflictError when it is waiting, running or completed
 */
export async function retryJob({ db, queue }: Pick<Deps, "db" | "queue">, { id }: { id: string }): Promise<Job> {
  return db.$transaction(async (tx) => {
    const { count } = await tx.optimizationJob.updateMany({
      where: { id, status: { in: ["failed", "cancelled"] } },
      data: { status: "pending", error: null, startedAt: null, completedAt: null },
    });
    const job = await findJob(tx, id);
    if (count === 0) {
      throw new ConflictError(`Only a failed or cancelled analysis can be retried; this one is ${job.status}.`);
    }
    await queue.enqueue(tx, id);
    return job;
  });
}
