import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { DatabaseError } from "../database-error.ts";
import { type Cluster, createCluster, readCluster } from "./cluster.ts";
import { prepareDataDir } from "./data-dir.ts";
import { connectionString } from "./find-connection.ts";
import { launchServer } from "./launch-server.ts";
import { livingPostmaster, type Postmaster } from "./postmaster.ts";
import { stopServer } from "./stop-server.ts";

const SETTLE_TIMEOUT_MS = 60_000;

export interface StartOptions {
  /** Server settings, e.g. `{ fsync: "off" }`. */
  readonly settings?: Readonly<Record<string, string>>;
}

export interface EmbeddedPostgres {
  /** Of the database `routinely`, which `migrate` creates. */
  readonly connectionString: string;
  readonly pid: number;
  /** Ends the server, breaking open connections. */
  stop(): Promise<void>;
}

/**
 * Starts the PostgreSQL server of a data directory on 127.0.0.1, at the same port each time if it is free, making the
 * cluster first when there is none. A server that still runs there is taken over. It has a session of its own: Ctrl-C
 * does not reach it.
 *
 * @throws DatabaseError when the directory cannot be written or the server does not start
 */
export async function startEmbedded(dataDir: string, { settings = {} }: StartOptions = {}): Promise<EmbeddedPostgres> {
  const directory = await prepareDataDir(dataDir);
  const cluster = (await readCluster(directory)) ?? (await createCluster(directory));
  const { pid, port } = (await settled(cluster)) ?? (await launchServer(cluster, settings));
  return { connectionString: connectionString(cluster, port), pid, stop: () => stopServer(cluster) };
}

/** The running server once it answers, or undefined once there is none: a killed one seems alive for a moment. */
async function settled(cluster: Cluster): Promise<Postmaster | undefined> {
  const deadline = Date.now() + SETTLE_TIMEOUT_MS;
  for (;;) {
    const postmaster = await livingPostmaster(cluster.folder);
    if (!postmaster || (postmaster.ready && (await answers(cluster, postmaster)))) return postmaster;
    if (Date.now() > deadline) throw new DatabaseError(`The embedded PostgreSQL (process ${postmaster.pid}) hangs.`);
    await sleep(50);
  }
}

async function answers({ password }: Cluster, { port }: Postmaster): Promise<boolean> {
  const client = new pg.Client({ host: "127.0.0.1", port, user: "postgres", password, database: "postgres" });
  client.on("error", () => undefined); // it may be killed just now
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}
