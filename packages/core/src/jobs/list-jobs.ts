import type { JobStatus } from "@routinely/db";
import type { Deps } from "../deps.ts";
import { afterCursor, NEWEST_FIRST, type Page, toPage } from "../paging.ts";
import { type Job, toJob, WITH_HOME_NAME } from "./job.ts";

export interface ListJobsOptions {
  readonly status?: JobStatus | undefined;
  readonly cursor?: string | null | undefined;
  /** 1..200 */
  readonly limit: number;
}

/**
 * The jobs of all homes, newest first.
 *
 * @throws InvalidInputError for a broken cursor
 */
export async function listJobs(
  { db }: Pick<Deps, "db">,
  { status, cursor, limit }: ListJobsOptions,
): Promise<Page<Job>> {
  const rows = await db.optimizationJob.findMany({
    where: { ...(status && { status }), ...afterCursor(cursor) },
    orderBy: NEWEST_FIRST,
    take: limit + 1,
    include: WITH_HOME_NAME,
  });
  return toPage(rows, limit, toJob);
}
