import type { Db, DbTransaction, JobStatus } from "@routinely/db";
import type { Logger } from "pino";
import type { Limits } from "./limits/create-limits.ts";

/** What every use case is given. Built once per process by `createCore`. */
export interface Deps {
  readonly db: Db;
  readonly queue: JobQueue;
  /** How often one client may start and decide: `createLimits`. */
  readonly limits: Limits;
  readonly listener: JobListener;
  readonly clock: Clock;
  readonly log: Logger;
  /** Absolute path of the folder that holds the demo home's files (and the embedded database). */
  readonly dataDir: string;
}

/** Wall-clock time of this process. What several processes compare (heartbeats) uses the database's clock instead. */
export interface Clock {
  now(): Date;
}

export interface JobQueue {
  /** Puts a job's id on the queue as part of the caller's transaction. */
  enqueue(tx: DbTransaction, jobId: string): Promise<void>;
}

/** What the database tells about jobs. After `reconnected`, notices may have been missed: read again. */
export type JobNotice =
  | { readonly kind: "changed" | "deleted"; readonly id: string; readonly status: JobStatus }
  | { readonly kind: "reconnected" };

export interface JobListener {
  /** Calls `onNotice` for every committed change of a job, in this or another process, until the result is called. */
  subscribe(onNotice: (notice: JobNotice) => void): () => void;
}
