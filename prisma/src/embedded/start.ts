import { readFile, rm, stat } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { DatabaseError } from "../database-error.ts";
import { binariesFor } from "./binaries.ts";
import { type Cluster, createCluster, prepareDataDir, readCluster } from "./cluster.ts";
import { connectionString } from "./find-connection.ts";
import { freePort } from "./free-port.ts";
import { livingPostmaster, type Postmaster } from "./postmaster.ts";
import { run } from "./run.ts";
import { serverUser } from "./server-user.ts";

const START_TIMEOUT_MS = 60_000;
const STOP_TIMEOUT_MS = 10_000;

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
 * Starts the PostgreSQL server of a data directory on 127.0.0.1, at the same port each time if it is free, making the cluster first when there is
 * none. A server that still runs there is taken over. The server has a session of its own: Ctrl-C does not reach it.
 *
 * @throws DatabaseError when the directory cannot be written or the server does not start
 */
export async function startEmbedded(dataDir: string, { settings = {} }: StartOptions = {}): Promise<EmbeddedPostgres> {
  const directory = await prepareDataDir(dataDir);
  const cluster = (await existingCluster(directory)) ?? (await createCluster(directory));
  const { pid, port } = (await settled(cluster)) ?? (await launch(cluster, settings));
  return { connectionString: connectionString(cluster, port), pid, stop: () => stopServer(cluster) };
}

async function existingCluster(dataDir: string): Promise<Cluster | undefined> {
  const cluster = await readCluster(dataDir);
  if (!cluster) return undefined;
  if (await stat(path.join(cluster.folder, "PG_VERSION")).catch(() => undefined)) return cluster;
  throw new DatabaseError(
    `The database files ${cluster.folder} of the data directory ${dataDir} are gone: restore them, or remove ${path.join(dataDir, "postgres.json")} to begin anew.`,
  );
}

/** The running server once it answers, or undefined once there is none: a killed one seems alive for a moment. */
async function settled(cluster: Cluster): Promise<Postmaster | undefined> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  for (;;) {
    const postmaster = await livingPostmaster(cluster.folder);
    if (!postmaster || (postmaster.ready && (await answers(cluster, postmaster)))) return postmaster;
    if (Date.now() > deadline) throw new DatabaseError(`The embedded PostgreSQL (process ${postmaster.pid}) hangs.`);
    await sleep(50);
  }
}

async function answers(cluster: Cluster, { port }: Postmaster): Promise<boolean> {
  const client = new pg.Client({
    host: "127.0.0.1",
    port,
    user: "postgres",
    password: cluster.password,
    database: "postgres",
  });
  client.on("error", () => undefined); // it may be killed just now
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}

async function launch(cluster: Cluster, settings: Readonly<Record<string, string>>): Promise<Postmaster> {
  const user = await serverUser(cluster.folder);
  const pgCtl = path.join(await binariesFor(user), "bin/pg_ctl");
  const log = path.join(cluster.folder, "server.log");
  const all = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    port: String(await freePort(cluster.port)),
    ...settings,
  };
  const flags = Object.entries(all).map(([name, value]) => `-c ${name}='${value}'`);
  const deadline = Date.now() + STOP_TIMEOUT_MS;
  for (;;) {
    // PostgreSQL itself would take any living process with this id for its server.
    await rm(path.join(cluster.folder, "postmaster.pid"), { force: true });
    try {
      await run(pgCtl, user, [
        `--pgdata=${cluster.folder}`,
        `--log=${log}`,
        `--options=${flags.join(" ")}`,
        "-w",
        "start",
      ]);
      const postmaster = await livingPostmaster(cluster.folder);
      if (postmaster) return postmaster;
      throw new DatabaseError("The embedded PostgreSQL stopped right after its start.");
    } catch (error) {
      const lines = await lastLines(log);
      // The backends of a server that was killed need a moment to notice.
      const busy = lines.includes("pre-existing shared memory block");
      if (!busy || Date.now() > deadline) {
        throw new DatabaseError(`The embedded PostgreSQL did not start; ${log} ends with:\n${lines}`, { cause: error });
      }
      await sleep(100);
    }
  }
}

async function stopServer(cluster: Cluster): Promise<void> {
  const deadline = Date.now() + STOP_TIMEOUT_MS;
  let signal: NodeJS.Signals = "SIGINT"; // PostgreSQL's "fast" shutdown
  for (let sent = false; ; sent = true) {
    const postmaster = await livingPostmaster(cluster.folder);
    if (!postmaster) return;
    if (!sent) process.kill(postmaster.pid, signal);
    if (signal === "SIGINT" && Date.now() > deadline) {
      signal = "SIGQUIT"; // its "immediate" one
      process.kill(postmaster.pid, signal);
    }
    await sleep(10);
  }
}

async function lastLines(file: string): Promise<string> {
  const text = await readFile(file, "utf8").catch(() => "");
  return text.trimEnd().split("\n").slice(-3).join("\n");
}
