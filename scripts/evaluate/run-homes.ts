import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { Profile } from "../../packages/simulator/src/index.ts";

export interface HomeJob {
  readonly profile: Profile;
  readonly seed: number;
  readonly days: number;
  readonly later: number;
  readonly fresh: boolean;
  readonly why: boolean;
}

/**
 * Does something with every home, so many at a time as there are workers.
 *
 * @param script a worker thread that answers each job with a result
 * @returns the results, in the order of the jobs
 */
export async function runHomes<Result>(script: URL, jobs: readonly HomeJob[], workers: number): Promise<Result[]> {
  const results = new Array<Result>(jobs.length);
  const waiting = jobs.entries();
  let done = 0;
  const work = async () => {
    const worker = new Worker(script);
    try {
      for (const [i, job] of waiting) {
        worker.postMessage(job);
        [results[i]] = (await once(worker, "message")) as [Result];
        if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${++done} of ${jobs.length} homes`);
      }
    } finally {
      await worker.terminate();
    }
  };
  await Promise.all(Array.from({ length: Math.min(workers, jobs.length) }, work));
  if (process.stderr.isTTY) process.stderr.write("\r\x1b[K");
  return results;
}
