import { hostname } from "node:os";
import { openCore, RoutinelyError } from "@routinely/core";
import { startWorker } from "@routinely/core/worker";
import { DatabaseError } from "@routinely/db";

try {
  await main();
} catch (error) {
  const isForPerson = error instanceof RoutinelyError || error instanceof DatabaseError;
  console.error(isForPerson ? error.message : error);
  process.exit(1);
}

/** A worker: takes jobs from the queue until it is told to stop, or whoever started it is gone. */
async function main() {
  const core = await openCore(process.env, "worker");
  const worker = await startWorker(core, `${hostname()}:${process.pid}`);

  core.log.info("worker ready");
  process.send?.({ type: "ready" });
  const reason = await toldToStop();
  core.log.info({ reason }, "worker stops");
  await worker.stop();
  await core.close();
  process.exit(0);
}

/** Waits until a signal says so, or whoever started this process is gone. */
function toldToStop(): Promise<string> {
  return new Promise((resolve) => {
    for (const reason of ["SIGTERM", "SIGINT", "disconnect"]) process.on(reason, () => resolve(reason));
  });
}
