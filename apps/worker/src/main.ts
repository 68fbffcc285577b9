import { hostname } from "node:os";
import { createCore, RoutinelyError, readEnv, UnavailableError } from "@routinely/core";
import { startWorker } from "@routinely/core/worker";
import { DatabaseError, migrate } from "@routinely/db";
import { findConnection } from "@routinely/db/embedded";

try {
  await main();
} catch (error) {
  const isForPerson = error instanceof RoutinelyError || error instanceof DatabaseError;
  console.error(isForPerson ? error.message : error);
  process.exit(1);
}

/** A worker: takes jobs from the queue until it is told to stop, or whoever started it is gone. */
async function main() {
  const { dataDir, logLevel, ...env } = readEnv(process.env);
  const databaseUrl = env.databaseUrl ?? (await embeddedDatabase(dataDir));
  await migrate(databaseUrl);
  const core = await createCore({ databaseUrl, dataDir, role: "worker", logLevel });
  const worker = await startWorker(core, `${hostname()}:${process.pid}`);

  let isStopping = false;
  async function stop(reason: string) {
    if (isStopping) return;
    isStopping = true;
    core.log.info({ reason }, "worker stops");
    await worker.stop();
    await core.close();
    process.exit(0);
  }
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => stop(signal));
  process.on("disconnect", () => stop("parent gone"));

  core.log.info("worker ready");
  process.send?.({ type: "ready" });
}

async function embeddedDatabase(dataDir: string): Promise<string> {
  const connection = await findConnection(dataDir);
  if (connection) return connection;
  throw new UnavailableError(
    `No database runs in ${dataDir}. Start everything with \`pnpm start\`, or set DATABASE_URL.`,
  );
}
