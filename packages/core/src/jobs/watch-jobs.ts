import { setTimeout as delay } from "node:timers/promises";
import type { Db, Prisma } from "@routinely/db";
import type { Deps } from "../deps.ts";
import { InvalidInputError } from "../errors.ts";
import { isDatabaseUnavailable } from "../health/database-unavailable.ts";
import { gatherNotices, type News } from "./gather-notices.ts";
import { type Job, toJob, WITH_HOME_NAME } from "./job.ts";

export interface WatchJobsOptions {
  /** Only this job. */
  readonly jobId?: string | undefined;
  /** The last event's id that was seen: what changed since comes first. */
  readonly lastEventId?: string | null | undefined;
  /** Ends the watching. */
  readonly signal?: AbortSignal | undefined;
}

/** One change. Its `id` is where a later {@link watchJobs} goes on. */
export interface JobEvent {
  readonly id: string;
  readonly update: JobChange;
}
export type JobChange =
  | { readonly kind: "changed"; readonly job: Job }
  | { readonly kind: "deleted"; readonly id: string };

/** A change is stamped before it is committed: look back by more than the longest transaction takes. */
const OVERLAP_MS = 35_000;
/** Whoever missed more changes than this reads the list anew anyway. */
const MOST_MISSED = 200;
const RETRY_MS = 1_000;
const EVENT_ID = /^[1-9]\d{3}-/;

/**
 * Jobs as they are now, whenever one changes, until `signal` aborts: first what changed since `lastEventId` (or, with a
 * `jobId`, that job), then live. Changes in quick succession may come as one, and a change may come twice. Goes on when
 * the database comes back.
 *
 * @throws InvalidInputError for a `lastEventId` that no event had
 */
export async function* watchJobs(
  { db, listener, clock, log }: Pick<Deps, "db" | "listener" | "clock" | "log">,
  { jobId, lastEventId, signal = new AbortController().signal }: WatchJobsOptions,
): AsyncGenerator<JobEvent, void> {
  let seen = lastEventId ? parseEventId(lastEventId) : clock.now();
  const notices = gatherNotices(listener, jobId);
  try {
    while (!signal.aborted) {
      const news = notices.take();
      try {
        for (const id of news.deleted) yield { id: seen.toISOString(), update: { kind: "deleted", id } };
        for (const job of await readChanged(db, news, jobId, seen)) {
          seen = job.updatedAt;
          yield { id: seen.toISOString(), update: { kind: "changed", job } };
        }
      } catch (error) {
        if (!isDatabaseUnavailable(error)) throw error;
        log.debug({ err: error }, "changed jobs cannot be read; trying again");
        notices.missSome();
        await delay(RETRY_MS, undefined, { signal }).catch(() => {}); // aborted
        continue;
      }
      await notices.wait(signal);
    }
  } finally {
    notices.stop();
  }
}

/** Oldest change first. */
async function readChanged(db: Db, news: News, jobId: string | undefined, seen: Date): Promise<Job[]> {
  const where: Prisma.OptimizationJobWhereInput[] = [];
  if (news.changed.length > 0) where.push({ id: { in: [...news.changed] } });
  if (news.missedSome) {
    where.push(jobId === undefined ? { updatedAt: { gte: new Date(seen.getTime() - OVERLAP_MS) } } : { id: jobId });
  }
  if (where.length === 0) return [];
  const rows = await db.optimizationJob.findMany({
    where: { OR: where },
    orderBy: { updatedAt: "desc" },
    take: MOST_MISSED,
    include: WITH_HOME_NAME,
  });
  return rows.map(toJob).reverse();
}

function parseEventId(text: string): Date {
  const seen = new Date(text);
  // PostgreSQL does not know all times that JavaScript does.
  if (!EVENT_ID.test(text) || Number.isNaN(seen.getTime())) {
    throw new InvalidInputError("lastEventId", "This is not the id of an event. Leave it out to begin now.");
  }
  return seen;
}
