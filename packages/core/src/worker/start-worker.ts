import type { Core } from "../core.ts";
import { runJob } from "../jobs/run-job.ts";
import { keepPresent } from "./presence.ts";

export interface RunningWorker {
  /** Hands a running job back, takes no more, says good-bye. The core stays open. */
  stop(): Promise<void>;
}

/**
 * Takes jobs from the queue, one at a time.
 *
 * @param core made with the role `worker`
 * @param name tells workers apart, e.g. `host:pid`
 */
export async function startWorker(core: Core, name: string): Promise<RunningWorker> {
  const stopping = new AbortController();
  let running: Promise<void> = Promise.resolve();

  async function run(jobId: string) {
    try {
      if (stopping.signal.aborted) await putBack(core, jobId);
      else await runJob(core, { jobId, worker: name, stopping: stopping.signal });
    } catch (error) {
      core.log.error({ err: error, jobId }, "the run ended without a word; reconciliation will see to the job");
    }
  }

  const sayGoodbye = await keepPresent(core, name);
  const takeNoMore = await core.queue.work((jobId) => {
    running = run(jobId);
    return running;
  });
  return {
    async stop() {
      stopping.abort();
      await takeNoMore();
      await running;
      await sayGoodbye();
    },
  };
}

/** For a job that was fetched while this worker was told to stop. */
function putBack({ db, queue }: Core, jobId: string): Promise<void> {
  return db.$transaction((tx) => queue.enqueue(tx, jobId));
}
