import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { Profile } from "../../packages/simulator/src/index.ts";
import type { HomeResult } from "./result.ts";

export interface HomeJob {
  readonly profile: Profile;
  readonly seed: number;
  readonly days: number;
  readonly later: number;
  readonly fresh: boolean;
}

/** Evaluates homes, so many at a time as there are workers; the results come in the order of the jobs. */
export async function runHomes(
  jobs: readonly HomeJob[],
  workers: number,
  onResult: (result: HomeResult, done: number) => void,
): Promise<HomeResult[]> {
  const results = new Array<HomeResult>(jobs.length);
  const waiting = jobs.entries();
  let done = 0;
  const work = async () => {
    const worker = new Worker(new URL("worker.ts", import.meta.url));
    try {
      for (const [i, job] of waiting) {
        worker.postMessage(job);
        const [result] = (await once(worker, "message")) as [HomeResult];
        results[i] = result;
        onResult(result, ++done);
      }
    } finally {
      await worker.terminate();
    }
  };
  await Promise.all(Array.from({ length: Math.min(workers, jobs.length) }, work));
  return results;
}
