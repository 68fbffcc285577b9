import { once } from "node:events";
import {
  acceptSuggestion,
  getJob,
  type Job,
  LOST_JOB_ERROR,
  listInsights,
  listJobs,
  listSuggestions,
  retryJob,
  startJob,
} from "@routinely/core";
import { demoFiles } from "@routinely/core/testing";
import { createHome, testDatabase } from "@routinely/db/testing";
import { afterAll, expect, test } from "vitest";
import { openWeb, startWorkerProcess, untilStatus } from "./processes.ts";

const { connectionString, db } = await testDatabase();
const web = await openWeb(connectionString);
afterAll(() => web.close());

async function newHome() {
  const { source, hold, remove } = demoFiles();
  afterAll(remove);
  const { id: homeId } = await createHome(db, { source });
  return { homeId, hold };
}

/** What a run stored is there once, and what it counted. */
async function expectStoredOnce({ id }: Job) {
  const suggestions = await db.automationSuggestion.findMany({ where: { jobId: id } });
  expect(new Set(suggestions.map(({ fingerprint }) => fingerprint)).size).toBe(suggestions.length);
  expect(await getJob(web, { id })).toMatchObject({
    status: "completed",
    suggestionCount: suggestions.length,
    insightCount: await db.insight.count({ where: { jobId: id } }),
  });
  expect(suggestions.length).toBeGreaterThan(0);
}

test("killed in the middle of a run: that job fails with the reason, no other one does, nothing comes twice", async () => {
  const [doomedHome, liveHome] = [await newHome(), await newHome()];
  const doomedRun = doomedHome.hold();
  const liveRun = liveHome.hold();
  const doomed = await startWorkerProcess(connectionString);
  const lost = await startJob(web, { homeId: doomedHome.homeId });
  await untilStatus(web, lost, "running");
  const pending = await startJob(web, { homeId: (await newHome()).homeId });
  const live = await startJob(web, { homeId: liveHome.homeId });

  doomed.kill("SIGKILL");
  const killedAt = performance.now();
  const successor = await startWorkerProcess(connectionString);
  await untilStatus(web, pending, "completed");
  await untilStatus(web, live, "running");
  expect(await untilStatus(web, lost, "failed")).toMatchObject({ error: LOST_JOB_ERROR, suggestionCount: 0 });
  expect(performance.now() - killedAt).toBeLessThan(30_000);

  // The other worker has been stuck in its job for about as long; but it lives.
  expect(await getJob(web, live)).toMatchObject({ status: "running", attempt: 1 });
  liveRun.release();
  expect(await untilStatus(web, live, "completed")).toMatchObject({ attempt: 1 });

  doomedRun.release();
  await retryJob(web, lost);
  expect(await untilStatus(web, lost, "completed")).toMatchObject({ attempt: 2 });
  for (const job of [pending, live, lost]) await expectStoredOnce(job);
  successor.kill("SIGTERM");
  expect(await once(successor, "exit")).toEqual([0, null]);
});

test("told to stop, it hands its job back within 5 s; a worker beside it takes over", async () => {
  const { homeId, hold } = await newHome();
  const held = hold();
  const stopped = await startWorkerProcess(connectionString);
  const job = await startJob(web, { homeId });
  await untilStatus(web, job, "running");
  const beside = await startWorkerProcess(connectionString);
  expect(await getJob(web, job)).toMatchObject({ status: "running", attempt: 1 });

  stopped.kill("SIGTERM");
  const stoppedAt = performance.now();
  await expect.poll(async () => (await getJob(web, job)).attempt, { interval: 20, timeout: 5_000 }).toBe(2);
  expect(performance.now() - stoppedAt).toBeLessThan(5_000);
  held.release();
  expect(await once(stopped, "exit")).toEqual([0, null]);
  expect(await untilStatus(web, job, "completed")).toMatchObject({ attempt: 2, error: null });
  await expectStoredOnce(job);
  beside.kill("SIGTERM");
  await once(beside, "exit");
});

test("after a restart of every process all is as it was", async () => {
  const worker = await startWorkerProcess(connectionString);
  const job = await startJob(web, { homeId: (await newHome()).homeId, hours: 336 });
  await untilStatus(web, job, "completed");
  const [suggestion] = (await listSuggestions(web, { jobId: job.id, limit: 1 })).items;
  await acceptSuggestion(web, { id: suggestion!.id, comment: "Lovely", actor: "Alex" });
  const everything = async (core: typeof web) => ({
    jobs: await listJobs(core, { limit: 50 }),
    suggestions: await listSuggestions(core, { jobId: job.id, limit: 50 }),
    insights: await listInsights(core, { jobId: job.id, limit: 50 }),
  });
  const before = await everything(web);
  worker.kill("SIGTERM");
  await once(worker, "exit");

  const newWeb = await openWeb(connectionString);
  const newWorker = await startWorkerProcess(connectionString);
  expect(await everything(newWeb)).toEqual(before);
  expect(before.suggestions.items[0]).toMatchObject({
    status: "accepted",
    decision: { comment: "Lovely", by: "Alex" },
  });
  newWorker.kill("SIGTERM");
  await once(newWorker, "exit");
  await newWeb.close();
});

test("it ends when whoever started it is gone, and says good-bye", async () => {
  const worker = await startWorkerProcess(connectionString);
  expect(await db.workerPresence.count({ where: { name: { endsWith: `:${worker.pid}` } } })).toBe(1);
  worker.disconnect();
  expect(await once(worker, "exit")).toEqual([0, null]);
  expect(await db.workerPresence.count({ where: { name: { endsWith: `:${worker.pid}` } } })).toBe(0);
});
