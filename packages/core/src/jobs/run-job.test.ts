import { renameSync, rmSync, truncateSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { createHome } from "@routinely/db/testing";
import { afterEach, beforeEach, expect, test } from "vitest";
import { queuedEntries } from "../../test/queued.ts";
import { openTestCore, testCore } from "../../test/test-core.ts";
import { demoFiles } from "../testing/demo-files.ts";
import { startWorker } from "../worker/start-worker.ts";
import { cancelJob } from "./cancel-job.ts";
import { getJob } from "./get-job.ts";
import type { Job } from "./job.ts";
import { retryJob } from "./retry-job.ts";
import { startJob } from "./start-job.ts";
import { watchJobs } from "./watch-jobs.ts";

const web = await testCore("web");
const worker = await openTestCore(web.databaseUrl, "worker");
const running = await startWorker(worker, "test-worker");

let files: ReturnType<typeof demoFiles>;
let homeId: string;
beforeEach(async () => {
  files = demoFiles();
  homeId = (await createHome(web.db, { source: files.source })).id;
});
afterEach(() => files.remove());

async function statusOf({ id }: Job) {
  return (await getJob(web, { id })).status;
}

async function untilRunning(job: Job) {
  await expect.poll(() => statusOf(job), { interval: 10, timeout: 5_000 }).toBe("running");
}

async function ended({ id }: Job): Promise<Job> {
  await expect.poll(async () => (await getJob(web, { id })).completedAt, { timeout: 20_000 }).not.toBeNull();
  return getJob(web, { id });
}

test("the demo home's routines are found, and progress is reported in words", async () => {
  const told: { fraction: number; message: string }[] = [];
  const started = await startJob(web, { homeId, hours: 336 });
  const watching = new AbortController();
  for await (const { update } of watchJobs(web, { jobId: started.id, signal: watching.signal })) {
    if (update.kind !== "changed") continue;
    if (update.job.progress) told.push(update.job.progress);
    if (update.job.completedAt) watching.abort();
  }
  const job = await ended(started);

  expect(job).toMatchObject({ status: "completed", error: null, attempt: 1, progress: null });
  expect(job.suggestionCount).toBeGreaterThan(0);
  expect(job.recommendations.length).toBeGreaterThan(0);
  expect(job.report?.hoursCovered).toBeCloseTo(336, 0);
  expect(await web.db.automationSuggestion.count({ where: { jobId: job.id } })).toBe(job.suggestionCount);
  expect(await web.db.insight.count({ where: { jobId: job.id } })).toBe(job.insightCount);
  expect(told.length).toBeGreaterThan(0);
  expect(told.map(({ fraction }) => fraction)).toEqual(told.map(({ fraction }) => fraction).toSorted((a, b) => a - b));
});

test("a home in which nothing happens completes, and the run explains itself", async () => {
  const db = new DatabaseSync(files.source.recorderPath);
  db.exec("DELETE FROM states");
  db.close();
  const job = await ended(await startJob(web, { homeId }));
  expect(job).toMatchObject({ status: "completed", suggestionCount: 0, report: { rows: 0, acts: 0 } });
  expect(job.recommendations.join(" ")).not.toBe("");
});

test.each([
  ["is not there", (path: string) => rmSync(path)],
  ["is no database", (path: string) => truncateSync(path, 10)],
  ["is cut short", (path: string) => truncateSync(path, 100_000)],
])("a recorder file that %s fails the job with a sentence about it", async (_what, spoil) => {
  spoil(files.source.recorderPath);
  const job = await ended(await startJob(web, { homeId }));
  expect(job).toMatchObject({ status: "failed", suggestionCount: 0, report: null });
  expect(job.error).toContain(files.source.recorderPath);
});

test("a recorder file that vanishes while it is read fails the job; back in its place, a retry completes it", async () => {
  const path = files.source.recorderPath;
  const held = files.hold();
  const job = await startJob(web, { homeId });
  await held.reached();
  renameSync(path, `${path}.away`);
  held.release();
  expect(await ended(job)).toMatchObject({ status: "failed", error: expect.stringContaining("disappeared") });

  renameSync(`${path}.away`, path);
  await retryJob(web, job);
  expect(await ended(job)).toMatchObject({ status: "completed", attempt: 2, error: null });
});

test("the worker shows signs of life while the analysis holds its thread", async () => {
  const held = files.hold();
  const { id } = await startJob(web, { homeId });
  const heartbeatAt = async () => (await web.db.optimizationJob.findUniqueOrThrow({ where: { id } })).heartbeatAt;
  await expect.poll(heartbeatAt, { interval: 10 }).not.toBeNull();
  const first = await heartbeatAt();
  await expect.poll(heartbeatAt, { timeout: 4_000 }).not.toEqual(first);
  held.release();
  expect(await ended(await getJob(web, { id }))).toMatchObject({ status: "completed" });
});

test("a running job is cancelled within a second, and the worker is free for the next one", async () => {
  const held = files.hold();
  const job = await startJob(web, { homeId });
  await untilRunning(job);
  const cancelledAt = performance.now();
  await cancelJob(web, job);
  const next = await startJob(web, { homeId: (await createHome(web.db, { source: files.source })).id });
  await untilRunning(next);
  expect(performance.now() - cancelledAt).toBeLessThan(1_000);
  held.release();
  expect(await ended(next)).toMatchObject({ status: "completed" });
  expect(await getJob(web, job)).toMatchObject({ status: "cancelled", suggestionCount: 0, report: null });
});

test("a job cancelled while it waits is never run", async () => {
  const held = files.hold();
  const first = await startJob(web, { homeId });
  const waiting = await startJob(web, { homeId });
  await untilRunning(first);
  await cancelJob(web, waiting);
  held.release();
  await ended(first);
  await expect.poll(() => queuedEntries(web.db, waiting.id), { timeout: 10_000 }).toBe(0);
  expect(await getJob(web, waiting)).toMatchObject({ status: "cancelled", attempt: 0, startedAt: null });
});

test("a worker that stops hands its job back, and another one completes it", async () => {
  const held = files.hold();
  const job = await startJob(web, { homeId });
  await untilRunning(job);
  await running.stop();
  expect(await getJob(web, job)).toMatchObject({ status: "pending", attempt: 1, startedAt: null, progress: null });
  held.release();

  const successor = await startWorker(await openTestCore(web.databaseUrl, "worker"), "successor");
  expect(await ended(job)).toMatchObject({ status: "completed", attempt: 2 });
  await successor.stop();
});
