import { setTimeout as delay } from "node:timers/promises";
import type { AnalysisType } from "@routinely/analysis";
import { analyzeInThread } from "../analyze/analyze-in-thread.ts";
import type { AnalyzeRecorderOptions } from "../analyze/analyze-recorder.ts";
import type { Deps } from "../deps.ts";
import { RoutinelyError } from "../errors.ts";
import { isDatabaseUnavailable } from "../health/database-unavailable.ts";
import { sourcePaths } from "../homes/home-source.ts";
import { type Claim, claimJob } from "./claim-job.ts";
import { completeJob } from "./complete-job.ts";
import { failJob } from "./fail-job.ts";
import { handBackJob } from "./hand-back-job.ts";
import { toJobOptions } from "./job.ts";
import { keepClaim } from "./keep-claim.ts";
import { reportProgress } from "./report-progress.ts";

export interface RunJobOptions {
  readonly jobId: string;
  /** Name of this worker, for the job's row. */
  readonly worker: string;
  /** Aborts when this worker is to stop: the job is handed back. */
  readonly stopping: AbortSignal;
}

const DEFECT_ERROR =
  "Something went wrong inside Routinely while it analysed this history. The worker's log has the details.";
const RETRY_MS = 1_000;

/**
 * Runs a job from claim to end. Returns quietly when there is nothing to claim, or when the job was taken away meanwhile
 * (cancelled, deleted, given up as lost).
 */
export async function runJob(deps: Deps, { jobId, worker, stopping }: RunJobOptions): Promise<void> {
  const claim = await claimJob(deps.db, jobId, worker);
  if (!claim) return deps.log.debug({ jobId }, "nothing to claim");
  const log = deps.log.child({ ...claim });
  log.info("job started");

  const kept = keepClaim({ ...deps, log }, claim);
  const signal = AbortSignal.any([kept.lost, stopping]);
  try {
    const isStored = await analyzeJob(deps, claim, signal);
    log.info(isStored ? "job completed" : "the job was taken away before it was stored");
  } catch (error) {
    if (kept.lost.aborted) log.info("the job was taken away");
    else if (stopping.aborted)
      log.info({ isHandedBack: await handBackJob(deps, claim) }, "stopping in the middle of a job");
    else await endInFailure({ ...deps, log }, claim, error, signal);
  } finally {
    kept.release();
  }
}

async function analyzeJob({ db, log }: Deps, claim: Claim, signal: AbortSignal): Promise<boolean> {
  const options = await untilDatabaseAnswers(() => whatToAnalyze(db, claim), signal);
  const result = await analyzeInThread(options, {
    signal,
    onProgress(progress) {
      reportProgress(db, claim, progress).catch((error) => log.debug({ err: error }, "progress could not be written"));
    },
  });
  return untilDatabaseAnswers(() => completeJob(db, claim, result), signal);
}

async function endInFailure({ db, log }: Deps, claim: Claim, error: unknown, signal: AbortSignal) {
  const isForPerson = error instanceof RoutinelyError;
  if (isForPerson) log.warn(error.message);
  else log.error({ err: error }, "job failed by a defect");
  await untilDatabaseAnswers(() => failJob(db, claim, isForPerson ? error.message : DEFECT_ERROR), signal);
}

async function whatToAnalyze(db: Deps["db"], { jobId }: Claim): Promise<AnalyzeRecorderOptions> {
  const { home, ...job } = await db.optimizationJob.findUniqueOrThrow({
    where: { id: jobId },
    include: { home: true },
  });
  const { timeZone, latitude, longitude } = home;
  return {
    ...sourcePaths(home),
    ...toJobOptions(job.options),
    hours: job.hoursAnalyzed,
    types: job.analysisTypes as AnalysisType[],
    location: { timeZone, latitude, longitude },
  };
}

/** An hour of mining is not thrown away because the database is just being restarted. */
async function untilDatabaseAnswers<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isDatabaseUnavailable(error)) throw error;
      await delay(RETRY_MS, undefined, { signal });
    }
  }
}
