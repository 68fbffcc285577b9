import { createDb } from "@routinely/db";
import type { Clock, Deps } from "./deps.ts";
import { keepReconciled } from "./jobs/reconcile.ts";
import { createLimits, DEFAULT_LIMITS, type LimitOptions } from "./limits/create-limits.ts";
import { createLogger } from "./log.ts";
import { openJobListener } from "./queue/job-listener.ts";
import { type BossQueue, openQueue } from "./queue/job-queue.ts";

const CLOCK: Clock = { now: () => new Date() };

export interface CoreOptions {
  readonly databaseUrl: string;
  /** Absolute path. */
  readonly dataDir: string;
  /** What this process is; only a worker takes jobs. */
  readonly role: "web" | "worker" | "launcher" | "test";
  readonly logLevel?: string;
  readonly limits?: LimitOptions;
}

export interface Core extends Deps {
  readonly queue: BossQueue;
  /** Closes every connection. */
  close(): Promise<void>;
}

/**
 * Opens what the use cases need: the database, the queue, the listening connection and the log. Reconciles from now on,
 * until it is closed. One per process.
 *
 * @throws when the database does not answer, or is not migrated
 */
export async function createCore(options: CoreOptions): Promise<Core> {
  const { databaseUrl, dataDir, role, logLevel = "info", limits = DEFAULT_LIMITS } = options;
  const log = createLogger({ role, level: logLevel });
  const listener = await openJobListener({ databaseUrl, log });
  const queue = await openQueue({ databaseUrl, log, takesJobs: role === "worker" }).catch(async (error) => {
    await listener.close();
    throw error;
  });
  const db = createDb(databaseUrl, { log });
  const deps = { db, queue, limits: createLimits(db, limits), listener, clock: CLOCK, log, dataDir };
  const stopReconciling = keepReconciled(deps);
  return {
    ...deps,
    async close() {
      await stopReconciling();
      await queue.close();
      await listener.close();
      await db.$disconnect();
    },
  };
}
