import { execFile } from "node:child_process";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import type { Db } from "@routinely/db";
import { StartError } from "./env.ts";
import { type Say, step } from "./progress.ts";

const POLL_MS = 200;

/**
 * Makes the demo home when there is no home yet.
 *
 * @param env of the process that makes it
 * @returns whether it was made now, so that its first analysis is worth waiting for
 */
export async function makeDemoHome(db: Db, env: NodeJS.ProcessEnv, stop: AbortSignal): Promise<boolean> {
  if ((await db.home.count()) > 0) return false;
  try {
    const script = path.join(import.meta.dirname, "make-demo-home.ts");
    await promisify(execFile)(process.execPath, [script], { env, signal: stop });
    return true;
  } catch (error) {
    stop.throwIfAborted();
    throw new StartError(`The demo home could not be made:\n${(error as { stderr: string }).stderr}`);
  }
}

/** Waits until the oldest job has ended, however it did: the page shows what became of it. `check` throws to give up. */
export async function waitForFirstAnalysis(db: Db, say: Say, check: () => void): Promise<void> {
  let detail = "";
  const ended = async () => {
    for (;;) {
      check();
      const job = await db.optimizationJob.findFirst({ orderBy: [{ createdAt: "asc" }, { id: "asc" }] });
      if (job?.status !== "pending" && job?.status !== "running") return;
      const progress = job.progress as { fraction: number; message: string } | null;
      detail = progress ? `${Math.round(progress.fraction * 100)} %: ${progress.message}` : "";
      await sleep(POLL_MS);
    }
  };
  await step(say, "Analysing the demo home", ended(), () => detail);
}
