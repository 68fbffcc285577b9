import { createHome } from "@routinely/db/testing";
import { expect, test } from "vitest";
import { claimedJob } from "../../test/claimed-job.ts";
import { testCore } from "../../test/test-core.ts";
import { cancelJob } from "./cancel-job.ts";
import { failJob } from "./fail-job.ts";
import { keepClaim } from "./keep-claim.ts";

const core = await testCore();
const { id: homeId } = await createHome(core.db);
const deaf = { subscribe: () => () => {} };

test("a run hears at once that its job was taken away", async () => {
  const claim = await claimedJob(core.db, homeId);
  const kept = keepClaim(core, claim);
  await cancelJob(core, { id: claim.jobId });
  await expect.poll(() => kept.lost.aborted, { timeout: 1_000 }).toBe(true);
  kept.release();
});

test("without any notice it finds out by its next sign of life", async () => {
  const claim = await claimedJob(core.db, homeId);
  const kept = keepClaim({ ...core, listener: deaf }, claim);
  await failJob(core.db, claim, "given up");
  await expect.poll(() => kept.lost.aborted, { timeout: 3_000 }).toBe(true);
  kept.release();
});

test("it keeps its job while others lose theirs", async () => {
  const claim = await claimedJob(core.db, homeId);
  const another = await claimedJob(core.db, homeId);
  const kept = keepClaim(core, claim);
  const keptToo = keepClaim(core, another);
  await cancelJob(core, { id: another.jobId });
  await expect.poll(() => keptToo.lost.aborted).toBe(true);
  expect(kept.lost.aborted).toBe(false);
  kept.release();
  keptToo.release();
});
