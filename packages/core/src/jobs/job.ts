import type { AnalysisType, Progress, RunReport } from "@routinely/analysis";
import type { Db, JobStatus, Prisma } from "@routinely/db";
import { NotFoundError } from "../errors.ts";

/** An analysis of a home's history: asked for, under way or done. */
export interface Job {
  readonly id: string;
  readonly homeId: string;
  readonly homeName: string;
  readonly status: JobStatus;
  readonly analysisTypes: readonly AnalysisType[];
  readonly hoursAnalyzed: number;
  /** Entity ids that it is narrowed to; empty means all. */
  readonly entities: readonly string[];
  /** Area ids that it is narrowed to; empty means all. */
  readonly focusAreas: readonly string[];
  readonly insightCount: number;
  readonly suggestionCount: number;
  /** The run's summary sentences. */
  readonly recommendations: readonly string[];
  readonly report: RunReport | null;
  /** A sentence for the user; only of failed jobs. */
  readonly error: string | null;
  readonly attempt: number;
  /** Only of running jobs. */
  readonly progress: Progress | null;
  readonly startedAt: Date | null;
  readonly completedAt: Date | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** What was asked for besides types and hours, as the row keeps it. */
export interface JobOptions {
  readonly entities: readonly string[];
  readonly focusAreas: readonly string[];
}

export const WITH_HOME_NAME = { home: { select: { name: true } } } satisfies Prisma.OptimizationJobInclude;
type JobRow = Prisma.OptimizationJobGetPayload<{ include: typeof WITH_HOME_NAME }>;

export function toJobOptions(options: Prisma.JsonValue): JobOptions {
  const { entities = [], focusAreas = [] } = options as Partial<JobOptions>;
  return { entities, focusAreas };
}

/** Only validated JSON is ever written to these columns, so that reading a page of jobs need not check it again. */
export function toJob({ home, options, worker: _worker, heartbeatAt: _heartbeatAt, ...row }: JobRow): Job {
  return {
    ...row,
    ...toJobOptions(options),
    homeName: home.name,
    analysisTypes: row.analysisTypes as AnalysisType[],
    recommendations: row.recommendations as string[],
    report: row.report as RunReport | null,
    progress: row.progress as Progress | null,
  };
}

/** @throws NotFoundError when there is no such job */
export async function findJob(db: Pick<Db, "optimizationJob">, id: string): Promise<Job> {
  const row = await db.optimizationJob.findUnique({ where: { id }, include: WITH_HOME_NAME });
  if (!row) throw new NotFoundError("There is no such analysis. It may have been deleted.");
  return toJob(row);
}
