import { fromPrisma, PgBoss } from "pg-boss";
import type { Logger } from "pino";
import type { JobQueue } from "../deps.ts";

export const QUEUE_NAME = "optimization.run";

/** An analysis takes minutes; an entry that is out longer than this belongs to a worker that is long gone. */
const LONGEST_RUN_SECONDS = 12 * 60 * 60;
/** A spare look at the queue, for a wake-up that got lost with its connection. */
const POLL_SECONDS = 2;
/** How long a job that is being handed over may take to end when the queue closes. */
const STOP_TIMEOUT_MS = 1_000;

export interface BossQueue extends JobQueue {
  /**
   * Hands one job id after the other to `run` and waits for it to return. What `run` did or failed to do is for the
   * job's row to say; the queue never repeats an entry.
   *
   * @returns takes no more jobs; the one that is running, or just being fetched, is still handed over
   */
  work(run: (jobId: string) => Promise<void>): Promise<() => Promise<void>>;
  /** Closes the queue's connections. */
  close(): Promise<void>;
}

interface Entry {
  readonly jobId: string;
}

export interface QueueOptions {
  readonly databaseUrl: string;
  readonly log: Logger;
  /** Whether this process takes jobs (and tidies the queue up), or only puts them in. */
  readonly takesJobs: boolean;
}

/** Opens the queue, and makes its tables when they are not there yet. */
export async function openQueue({ databaseUrl, log, takesJobs }: QueueOptions): Promise<BossQueue> {
  const boss = new PgBoss({
    connectionString: databaseUrl,
    application_name: "routinely queue",
    max: 3,
    useListenNotify: takesJobs,
    supervise: takesJobs,
    schedule: false,
    registerInstance: false,
  });
  boss.on("error", (error) => log.warn({ err: error }, "the queue lost the database; it tries again"));
  boss.on("warning", ({ message, data }) => log.debug({ data }, message));
  await boss.start();
  await boss.createQueue(QUEUE_NAME, {
    notify: true,
    retryLimit: 0,
    expireInSeconds: LONGEST_RUN_SECONDS,
    deleteAfterSeconds: 60 * 60,
  });

  return {
    async enqueue(tx, jobId) {
      await boss.send(QUEUE_NAME, { jobId } satisfies Entry, { db: fromPrisma(tx) });
    },
    async work(run) {
      const workId = await boss.work<Entry>(
        QUEUE_NAME,
        { pollingIntervalSeconds: POLL_SECONDS, notifyPollingIntervalSeconds: POLL_SECONDS },
        async ([entry]) => {
          if (entry) await run(entry.data.jobId);
          boss.notifyWorker(workId); // more may have come meanwhile
        },
      );
      return () => boss.offWork(QUEUE_NAME, { id: workId, wait: false });
    },
    close: () => boss.stop({ graceful: true, timeout: STOP_TIMEOUT_MS }),
  };
}
