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

async function embeddedDatabase(dataDir: string): Promise<string> {
  const connection = await findConnection(dataDir);
  if (connection) return connection;
  throw new UnavailableError(
    `No database runs in ${dataDir}. Start everything with \`pnpm start\`, or set DATABASE_URL.`,
  );
}
