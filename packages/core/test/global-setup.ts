import { databaseSetup } from "@routinely/db/testing";
import { createLogger } from "../src/log.ts";
import { openQueue } from "../src/queue/job-queue.ts";

/** The template has the queue's tables too, so that a test's core opens at once. */
export default databaseSetup({
  async prepare(databaseUrl) {
    const log = createLogger({ role: "test", level: "silent" });
    const queue = await openQueue({ databaseUrl, log, takesJobs: false });
    await queue.close();
  },
});
