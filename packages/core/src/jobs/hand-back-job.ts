import { Prisma } from "@routinely/db";
import type { Deps } from "../deps.ts";
import type { Claim } from "./claim-job.ts";

/**
 * running -> pending with a new queue entry: this worker stops, another one or its successor goes on.
 *
 * @returns false when the run had lost its job already
 */
export async function handBackJob(
  { db, queue }: Pick<Deps, "db" | "queue">,
  { jobId, attempt }: Claim,
): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const { count } = await tx.optimizationJob.updateMany({
      where: { id: jobId, attempt, status: "running" },
      data: { status: "pending", worker: null, heartbeatAt: null, progress: Prisma.DbNull, startedAt: null },
    });
    if (count === 0) return false;
    await queue.enqueue(tx, jobId);
    return true;
  });
}
