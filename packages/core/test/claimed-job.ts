import type { Db } from "@routinely/db";
import { createJob } from "@routinely/db/testing";
import { type Claim, claimJob } from "../src/jobs/claim-job.ts";

/** A job that a worker has just claimed. */
export async function claimedJob(db: Db, homeId: string): Promise<Claim> {
  const { id } = await createJob(db, { homeId });
  const claim = await claimJob(db, id, "test-worker");
  if (!claim) throw new Error("somebody else claimed the job");
  return claim;
}
