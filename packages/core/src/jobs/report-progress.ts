import type { Progress } from "@routinely/analysis";
import type { Db } from "@routinely/db";
import type { Claim } from "./claim-job.ts";

/** Writes how far the run is. A run that has lost its job writes nothing. */
export async function reportProgress(
  db: Db,
  { jobId, attempt }: Claim,
  { fraction, message }: Progress,
): Promise<void> {
  await db.optimizationJob.updateMany({
    where: { id: jobId, attempt, status: "running" },
    data: { progress: { fraction, message } },
  });
}
