import { createHome, createJob } from "@routinely/db/testing";
import { afterEach, expect, test } from "vitest";
import { testCore } from "../../test/test-core.ts";
import { cancelJob } from "./cancel-job.ts";
import { claimJob } from "./claim-job.ts";
import { deleteJob } from "./delete-job.ts";
import { reportProgress } from "./report-progress.ts";
import { startJob } from "./start-job.ts";
import { type JobEvent, type WatchJobsOptions, watchJobs } from "./watch-jobs.ts";

const core = await testCore();
const { db } = core;
const { id: homeId } = await createHome(db);

const watches: AbortController[] = [];
afterEach(() => {
  for (const watching of watches.splice(0)) watching.abort();
});

/** Gathers what somebody who watches gets to see. */
function watch(options: WatchJobsOptions = {}) {
  const watching = new AbortController();
  watches.push(watching);
  const events: JobEvent[] = [];
  const ended = (async () => {
    for await (const event of watchJobs(core, { ...options, signal: watching.signal })) events.push(event);
  })();
  return {
    events,
    ended,
    stop: () => watching.abort(),
    /** The statuses of a job that were seen, or `deleted`; one that was seen twice in a row counts once. */
    of: (id: string) =>
      events
        .filter(({ update }) => (update.kind === "deleted" ? update.id : update.job.id) === id)
        .map(({ update }) => (update.kind === "deleted" ? "deleted" : update.job.status))
        .filter((status, i, all) => status !== all[i - 1]),
  };
}

/** Cuts the listening connection, as a restart of the database would. */
async function cutListener() {
  const cut = await db.$queryRaw<unknown[]>`
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE application_name = 'routinely listener' AND datname = current_database()`;
  expect(cut).toHaveLength(1);
}

test("a job's whole life is seen", async () => {
  const watcher = watch();
  const { id } = await startJob(core, {});
  await expect.poll(() => watcher.of(id)).toEqual(["pending"]);
  const claim = await claimJob(db, id, "test-worker");
  await expect.poll(() => watcher.of(id).at(-1)).toBe("running");
  await reportProgress(db, claim!, { fraction: 0.5, message: "Looking for routines" });
  await expect.poll(() => watcher.events.at(-1)?.update).toMatchObject({ job: { progress: { fraction: 0.5 } } });
  await cancelJob(core, { id });
  await expect.poll(() => watcher.of(id).at(-1)).toBe("cancelled");
  await deleteJob(core, { id });
  await expect.poll(() => watcher.of(id).at(-1)).toBe("deleted");
});

test("who watches one job sees it as it is now, and no other", async () => {
  const { id } = await createJob(db, { homeId, status: "failed" });
  const watcher = watch({ jobId: id });
  await expect.poll(() => watcher.of(id)).toEqual(["failed"]);
  const another = await startJob(core, {});
  await deleteJob(core, { id });
  await expect.poll(() => watcher.of(id)).toEqual(["failed", "deleted"]);
  expect(watcher.of(another.id)).toEqual([]);
});

test("who comes back gets what changed meanwhile", async () => {
  const { id } = await startJob(core, {});
  const first = watch();
  await expect.poll(() => first.of(id)).toEqual(["pending"]);
  first.stop();
  await first.ended;
  await cancelJob(core, { id });

  const second = watch({ lastEventId: first.events.at(-1)?.id });
  await expect.poll(() => second.of(id)).toEqual(["cancelled"]);
});

test("what changes while the listening connection is cut is not missed", async () => {
  const watcher = watch();
  const before = await startJob(core, {});
  await expect.poll(() => watcher.of(before.id)).toEqual(["pending"]);
  await cutListener();
  const meanwhile = await startJob(core, {});
  await expect.poll(() => watcher.of(meanwhile.id), { timeout: 5_000 }).toContain("pending");
  await cancelJob(core, { id: meanwhile.id });
  await expect.poll(() => watcher.of(meanwhile.id).at(-1)).toBe("cancelled");
});

test("watching ends when it is aborted", async () => {
  const watcher = watch();
  watcher.stop();
  await watcher.ended;
  const { id } = await startJob(core, {});
  expect(watcher.of(id)).toEqual([]);
});

test("a last event that never was is refused", async () => {
  for (const lastEventId of ["42nd", "-200000-01-01T00:00:00.000Z", "+200000-01-01T00:00:00.000Z"]) {
    await expect(watch({ lastEventId }).ended).rejects.toMatchObject({ field: "lastEventId" });
  }
});
