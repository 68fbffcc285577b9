// The worker of the latency benchmark: a process of its own that takes jobs as a worker does, and leaves it at that.
import { once } from "node:events";
import { createCore } from "../src/core.ts";
import { claimJob } from "../src/jobs/claim-job.ts";

const [databaseUrl = "", dataDir = ""] = process.argv.slice(2);
const core = await createCore({ databaseUrl, dataDir, role: "worker", logLevel: "warn" });
await core.queue.work(async (jobId) => {
  await claimJob(core.db, jobId, "bench");
});
process.send?.("ready");
await once(process, "disconnect");
await core.close();
process.exit(0);
