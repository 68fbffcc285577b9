import type { Db, DbTransaction } from "@routinely/db";
import type { Logger } from "pino";

/** What every use case is given. Built once per process by `createCore`. */
export interface Deps {
  readonly db: Db;
  readonly queue: JobQueue;
  readonly clock: Clock;
  readonly log: Logger;
}

/** Wall-clock time of this process. What several processes compare (heartbeats) uses the database's clock instead. */
export interface Clock {
  now(): Date;
}

export interface JobQueue {
  /** Puts a job's id on the queue as part of the caller's transaction. */
  enqueue(tx: DbTransaction, jobId: string): Promise<void>;
}
