import type { Deps } from "../deps.ts";
import { isDatabaseUnavailable } from "../health/database-unavailable.ts";
import { findUnqueuedJobs } from "../queue/find-unqueued-jobs.ts";
import { STALE_AFTER_SECONDS } from "./heartbeat.ts";
import { wakeSnoozedSuggestions } from "./wake-snoozed-suggestions.ts";

export const LOST_JOB_ERROR = "The worker stopped while this analysis was running.";
const INTERVAL_MS = 5_000;
/** A pass this late means that the whole machine slept: the workers get until the next pass to show a sign of life. */
const LATE_MS = 10_000;

type ReconcileDeps = Pick<Deps, "db" | "queue" | "log">;

/** Puts right what a process that died, or time that passed, left behind. Any number of processes may do it at once. */
export async function reconcile(deps: ReconcileDeps): Promise<void> {
  await failLostJobs(deps);
  await requeuePendingJobs(deps);
  await wakeSnoozedSuggestions(deps.db);
}

/**
 * Running jobs whose worker shows no sign of life become failed. All by the database's clock; and when the database
 * itself has just started, the workers could not write to it before.
 */
async function failLostJobs({ db, log }: ReconcileDeps) {
  const lost = await db.$queryRaw<{ id: string }[]>`
    UPDATE optimization_jobs
    SET status = 'failed', error = ${LOST_JOB_ERROR}, completed_at = now(),
        worker = NULL, heartbeat_at = NULL, progress = NULL
    WHERE status = 'running'
      AND heartbeat_at < now() - make_interval(secs => ${STALE_AFTER_SECONDS})
      AND pg_postmaster_start_time() < now() - make_interval(secs => ${STALE_AFTER_SECONDS})
    RETURNING id`;
  for (const { id } of lost) log.warn({ jobId: id }, "a running job had lost its worker and is failed now");
}

async function requeuePendingJobs({ db, queue, log }: ReconcileDeps) {
  const requeued = await db.$transaction(async (tx) => {
    const ids = await findUnqueuedJobs(tx, STALE_AFTER_SECONDS);
    for (const id of ids) await queue.enqueue(tx, id);
    return ids;
  });
  for (const id of requeued) log.warn({ jobId: id }, "a pending job had lost its queue entry and is queued again");
}

/**
 * Reconciles now and every 5 s.
 *
 * @returns stops it, once a pass under way has ended
 */
export function keepReconciled(deps: ReconcileDeps & Pick<Deps, "clock">): () => Promise<void> {
  let last = deps.clock.now().getTime();
  let pass: Promise<void> | undefined;

  async function reconcileInTime() {
    const now = deps.clock.now().getTime();
    const isLate = now - last > LATE_MS;
    last = now;
    if (isLate) return;
    try {
      await reconcile(deps);
    } catch (error) {
      if (isDatabaseUnavailable(error)) deps.log.debug({ err: error }, "cannot reconcile without the database");
      else deps.log.error({ err: error }, "reconciling failed");
    }
  }

  const next = () => {
    pass ??= reconcileInTime().finally(() => {
      pass = undefined;
    });
  };
  next();
  const timer = setInterval(next, INTERVAL_MS);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await pass;
  };
}
