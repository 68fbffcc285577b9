import type { AnalysisType, InsightEvidence } from "@routinely/analysis";
import type { Insight } from "@routinely/db";
import type { Deps } from "../deps.ts";
import { afterCursor, NEWEST_FIRST, toPage } from "../paging.ts";

export interface InsightFilter {
  /** That run's insights; without it the newest completed run's of each home. */
  readonly jobId?: string | undefined;
  readonly type?: AnalysisType | undefined;
  readonly cursor?: string | null | undefined;
  readonly limit: number;
}

/** A page of insights, newest run first and by rank within a run. */
export async function listInsights({ db }: Pick<Deps, "db">, { jobId, type, cursor, limit }: InsightFilter) {
  const rows = await db.insight.findMany({
    where: {
      jobId: jobId ?? { in: await newestCompletedRuns(db) },
      ...(type && { type }),
      ...afterCursor(cursor),
    },
    orderBy: NEWEST_FIRST,
    take: limit + 1,
  });
  return toPage(rows, limit, toInsight);
}

/** Ids of the newest completed run of each home. */
async function newestCompletedRuns(db: Deps["db"]): Promise<string[]> {
  const runs = await db.$queryRaw<{ id: string }[]>`
    SELECT newest.id
    FROM homes
    CROSS JOIN LATERAL (
      SELECT id FROM optimization_jobs
      WHERE home_id = homes.id AND status = 'completed'
      ORDER BY created_at DESC, id DESC
      LIMIT 1
    ) AS newest`;
  return runs.map(({ id }) => id);
}

/** Only validated JSON is ever written to these columns. */
function toInsight(row: Insight) {
  return { ...row, entities: row.entities as string[], evidence: row.evidence as unknown as InsightEvidence };
}
