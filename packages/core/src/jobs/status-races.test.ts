import { createHome, createJob } from "@routinely/db/testing";
import { expect, test } from "vitest";
import { claimedJob } from "../../test/claimed-job.ts";
import { foundResult, foundSuggestion } from "../../test/found.ts";
import { queuedEntries } from "../../test/queued.ts";
import { openTestCore, testCore } from "../../test/test-core.ts";
import { cancelJob } from "./cancel-job.ts";
import { claimJob } from "./claim-job.ts";
import { completeJob } from "./complete-job.ts";
import { deleteJob } from "./delete-job.ts";
import { failJob } from "./fail-job.ts";
import { handBackJob } from "./hand-back-job.ts";
import { heartbeat } from "./heartbeat.ts";
import { reportProgress } from "./report-progress.ts";
import { retryJob } from "./retry-job.ts";

const one = await testCore();
const other = await openTestCore(one.databaseUrl);
const { id: homeId } = await createHome(one.db);
const ROUNDS = Array.from({ length: 10 }, (_, round) => round);

async function statusOf(id: string) {
  return (await one.db.optimizationJob.findUniqueOrThrow({ where: { id } })).status;
}

test.each(ROUNDS)("two workers claim at once: one gets the job (%i)", async () => {
  const { id } = await createJob(one.db, { homeId });
  const claims = await Promise.all([claimJob(one.db, id, "one"), claimJob(other.db, id, "other")]);
  expect(claims.filter((claim) => claim !== null)).toEqual([{ jobId: id, attempt: 1 }]);
});

test.each(ROUNDS)("two people cancel at once: one does, the other is told (%i)", async () => {
  const { jobId: id } = await claimedJob(one.db, homeId);
  const ends = await Promise.allSettled([cancelJob(one, { id }), cancelJob(other, { id })]);
  expect(ends.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(ends.find(({ status }) => status === "rejected")).toMatchObject({ reason: { kind: "conflict" } });
});

test.each(ROUNDS)("a run ends just when it is cancelled: one of them holds, whole (%i)", async (round) => {
  const claim = await claimedJob(one.db, homeId);
  const result = foundResult({ suggestions: [foundSuggestion(`race ${round}`)] });
  const [stored, cancelled] = await Promise.allSettled([
    completeJob(one.db, claim, result),
    cancelJob(other, { id: claim.jobId }),
  ]);
  const isStored = stored.status === "fulfilled" && stored.value;
  expect(cancelled.status).toBe(isStored ? "rejected" : "fulfilled");
  expect(await statusOf(claim.jobId)).toBe(isStored ? "completed" : "cancelled");
  expect(await one.db.automationSuggestion.count({ where: { jobId: claim.jobId } })).toBe(isStored ? 1 : 0);
});

test.each(ROUNDS)("two people retry at once: there is one new attempt (%i)", async () => {
  const { id } = await createJob(one.db, { homeId, status: "failed" });
  const ends = await Promise.allSettled([retryJob(one, { id }), retryJob(other, { id })]);
  expect(ends.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await queuedEntries(one.db, id)).toBe(1);
});

test.each(ROUNDS)("one retries what another deletes: it is either gone or waiting (%i)", async () => {
  const { id } = await createJob(one.db, { homeId, status: "cancelled" });
  const [deleted] = await Promise.allSettled([deleteJob(one, { id }), retryJob(other, { id })]);
  const job = await one.db.optimizationJob.findUnique({ where: { id } });
  expect(job?.status).toBe(deleted.status === "fulfilled" ? undefined : "pending");
});

test("an older attempt can change nothing", async () => {
  const claim = await claimedJob(one.db, homeId);
  await handBackJob(one, claim);
  const newer = await claimJob(other.db, claim.jobId, "other");
  expect(newer).toEqual({ jobId: claim.jobId, attempt: 2 });

  expect(await heartbeat(one.db, claim)).toBe(false);
  expect(await failJob(one.db, claim, "late")).toBe(false);
  expect(await handBackJob(one, claim)).toBe(false);
  expect(await completeJob(one.db, claim, foundResult({ suggestions: [foundSuggestion("late")] }))).toBe(false);
  await reportProgress(one.db, claim, { fraction: 0.9, message: "late" });
  const job = await one.db.optimizationJob.findUniqueOrThrow({ where: { id: claim.jobId } });
  expect(job).toMatchObject({ status: "running", worker: "other", progress: null, suggestionCount: 0 });
});
