import { createHome, createJob, createSuggestion } from "@routinely/db/testing";
import { beforeAll, expect, test, vi } from "vitest";
import { queuedEntries } from "../../test/queued.ts";
import { openTestCore, testCore } from "../../test/test-core.ts";
import { getSuggestion } from "../suggestions/get-suggestion.ts";
import { getJob } from "./get-job.ts";
import { LOST_JOB_ERROR, reconcile } from "./reconcile.ts";
import { retryJob } from "./retry-job.ts";
import { startJob } from "./start-job.ts";

const core = await testCore();
const other = await openTestCore(core.databaseUrl);
const { db } = core;
const { id: homeId } = await createHome(db);
const ago = (seconds: number) => new Date(Date.now() - seconds * 1_000);

// What is stale is judged only by a database that has been up for a while.
beforeAll(async () => {
  await vi.waitFor(async () => expect(await serverUpSeconds()).toBeGreaterThan(15), { timeout: 30_000, interval: 500 });
});

async function serverUpSeconds() {
  const [row] = await db.$queryRaw<{ seconds: number }[]>`
    SELECT extract(epoch FROM now() - pg_postmaster_start_time())::float8 AS seconds`;
  return row?.seconds;
}

test("a running job whose worker shows no sign of life is failed with the reason, and can be retried", async () => {
  const { id } = await createJob(db, { homeId, status: "running", startedAt: ago(60), heartbeatAt: ago(16) });
  await reconcile(core);
  const job = await getJob(core, { id });
  expect(job).toMatchObject({ status: "failed", error: LOST_JOB_ERROR, completedAt: expect.any(Date), progress: null });
  expect(await retryJob(core, { id })).toMatchObject({ status: "pending" });
});

test("a job that another worker is still working on is left alone, however long it takes", async () => {
  const { id } = await createJob(db, { homeId, status: "running", startedAt: ago(7200), heartbeatAt: ago(3) });
  await reconcile(core);
  expect(await getJob(core, { id })).toMatchObject({ status: "running", attempt: 1 });
});

test("a pending job that no queue entry leads to is queued again, once", async () => {
  const lost = await createJob(db, { homeId });
  await db.$executeRaw`ALTER TABLE optimization_jobs DISABLE TRIGGER optimization_jobs_stamp`;
  await db.optimizationJob.update({ where: { id: lost.id }, data: { updatedAt: ago(60) } });
  const queued = await startJob(core, {});
  await db.optimizationJob.update({ where: { id: queued.id }, data: { updatedAt: ago(60) } });
  await db.$executeRaw`ALTER TABLE optimization_jobs ENABLE TRIGGER optimization_jobs_stamp`;

  await Promise.all([reconcile(core), reconcile(other)]);
  await reconcile(core);
  expect(await queuedEntries(db, lost.id)).toBe(1);
  expect(await queuedEntries(db, queued.id)).toBe(1);
});

test("a snoozed suggestion is pending again when its time has come, and its log says so", async () => {
  const due = await createSuggestion(db, { homeId, status: "snoozed", snoozedUntil: ago(1) });
  const later = await createSuggestion(db, { homeId, status: "snoozed" });
  await Promise.all([reconcile(core), reconcile(other)]);
  const { status, snoozedUntil, history } = await getSuggestion(core, { id: due.id });
  expect({ status, snoozedUntil }).toEqual({ status: "pending", snoozedUntil: null });
  expect(history.map(({ kind }) => kind)).toEqual(["woken"]);
  expect(await db.automationSuggestion.findUnique({ where: { id: later.id } })).toMatchObject({ status: "snoozed" });
});
