import { tmpdir } from "node:os";
import { createCore } from "@routinely/core";
import { databaseSetup } from "@routinely/db/testing";

/** The template has the queue's tables too, so that a test's core opens at once. */
export default databaseSetup({
  async prepare(databaseUrl) {
    const core = await createCore({ databaseUrl, dataDir: tmpdir(), role: "test", logLevel: "silent" });
    await core.close();
  },
});
