import { setTimeout as sleep } from "node:timers/promises";
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
  const stopping = new AbortController();
  const watching = keepAlive(dataDir, say, stopping.signal);
  const stop = async () => {
    stopping.abort();
    await watching;
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

/** Starts the server again whenever it is found dead, until `stop`. */
async function keepAlive(dataDir: string, say: Say, stop: AbortSignal): Promise<void> {
  for (;;) {
    await sleep(WATCH_MS, undefined, { signal: stop }).catch(() => undefined);
    if (stop.aborted) return;
    try {
      if (await findConnection(dataDir)) continue;
      say("The database ended unexpectedly and is started again.");
      await startEmbedded(dataDir);
    } catch (error) {
      say((error as Error).message);
    }
  }
}
