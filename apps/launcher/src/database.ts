import { migrate } from "@routinely/db";
import { findConnection, startEmbedded } from "@routinely/db/embedded";
import type { Say } from "./progress.ts";

const WATCH_MS = 2_000;

export interface Database {
  readonly connectionString: string;
  /** Ends an embedded server; one of somebody else is left alone. */
  stop(): Promise<void>;
}

/**
 * The database of `DATABASE_URL`, or the data directory's own server, brought up to date. A server of our own that
 * ends unexpectedly is started again at the same address.
 *
 * @throws DatabaseError
 */
export async function openDatabase(dataDir: string, databaseUrl: string | undefined, say: Say): Promise<Database> {
  if (databaseUrl !== undefined) {
    await migrate(databaseUrl);
    return { connectionString: databaseUrl, stop: async () => {} };
  }
  const server = await startEmbedded(dataDir);
  const watch = setInterval(() => void revive().catch((error: Error) => say(error.message)), WATCH_MS);
  let reviving: Promise<unknown> = Promise.resolve();
  async function revive() {
    if (await findConnection(dataDir)) return;
    say("The database ended unexpectedly and is started again.");
    reviving = startEmbedded(dataDir);
    await reviving;
  }
  const stop = async () => {
    clearInterval(watch);
    await reviving.catch(() => undefined);
    await server.stop();
  };
  try {
    await migrate(server.connectionString);
    return { connectionString: server.connectionString, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
