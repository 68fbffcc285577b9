import type { AnalysisType } from "@routinely/analysis";
import type { DbTransaction } from "@routinely/db";
import type { JobQueue } from "../deps.ts";
import { type Job, type JobOptions, toJob, WITH_HOME_NAME } from "./job.ts";

export interface NewJob extends JobOptions {
  readonly homeId: string;
  readonly analysisTypes: readonly AnalysisType[];
  readonly hours: number;
}

/** A pending job and its queue entry, as part of the caller's transaction: neither exists alone. */
export async function addJob(
  tx: DbTransaction,
  queue: JobQueue,
  { homeId, analysisTypes, hours, entities, focusAreas }: NewJob,
): Promise<Job> {
  const row = await tx.optimizationJob.create({
    data: {
      homeId,
      analysisTypes: [...new Set(analysisTypes)],
      hoursAnalyzed: hours,
      options: { entities: [...new Set(entities)], focusAreas: [...new Set(focusAreas)] },
    },
    include: WITH_HOME_NAME,
  });
  await queue.enqueue(tx, row.id);
  return toJob(row);
}
