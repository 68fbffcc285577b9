import { createHome, createJob } from "@routinely/db/testing";
import { expect, test } from "vitest";
import { claimedJob } from "../../test/claimed-job.ts";
import { foundResult, foundSuggestion } from "../../test/found.ts";
import { testCore } from "../../test/test-core.ts";
import { claimJob } from "./claim-job.ts";
import { completeJob } from "./complete-job.ts";
import { failJob } from "./fail-job.ts";
import { getJob } from "./get-job.ts";
import { retryJob } from "./retry-job.ts";

const core = await testCore();
const { id: homeId } = await createHome(core.db);

test("a retried job forgets how it ended, and finds what it finds once", async () => {
  const claim = await claimedJob(core.db, homeId);
  await failJob(core.db, claim, "The recorder file is gone.");
  expect(await getJob(core, { id: claim.jobId })).toMatchObject({
    status: "failed",
    error: "The recorder file is gone.",
    completedAt: expect.any(Date),
  });

  expect(await retryJob(core, { id: claim.jobId })).toMatchObject({
    status: "pending",
    attempt: 1,
    error: null,
    startedAt: null,
    completedAt: null,
  });
  const second = await claimJob(core.db, claim.jobId, "test-worker");
  await completeJob(core.db, second!, foundResult({ suggestions: [foundSuggestion("a"), foundSuggestion("b")] }));
  expect(await getJob(core, { id: claim.jobId })).toMatchObject({
    status: "completed",
    attempt: 2,
    suggestionCount: 2,
  });
  expect(await core.db.automationSuggestion.count({ where: { jobId: claim.jobId } })).toBe(2);
});

test.each(["pending", "running", "completed"] as const)("a %s job cannot be retried", async (status) => {
  const { id } = await createJob(core.db, { homeId, status });
  await expect(retryJob(core, { id })).rejects.toMatchObject({
    kind: "conflict",
    message: expect.stringContaining(status),
  });
});

test("nor can one that is not there", async () => {
  await expect(retryJob(core, { id: crypto.randomUUID() })).rejects.toMatchObject({ kind: "not_found" });
});
