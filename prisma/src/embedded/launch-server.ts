import { readFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { DatabaseError } from "../database-error.ts";
import { binariesFor } from "./binaries.ts";
import type { Cluster } from "./cluster.ts";
import { freePort } from "./free-port.ts";
import { forgetStranger, livingPostmaster, type Postmaster } from "./postmaster.ts";
import { run } from "./run.ts";
import { serverUser } from "./server-user.ts";

const RETRY_FOR_MS = 10_000;

/**
 * Starts the server of a cluster that has none, and waits until it takes connections.
 *
 * @throws DatabaseError with the end of the server's log
 */
export async function launchServer(cluster: Cluster, settings: Readonly<Record<string, string>>): Promise<Postmaster> {
  const user = await serverUser(cluster.folder);
  const pgCtl = path.join(await binariesFor(user), "bin/pg_ctl");
  const log = path.join(cluster.folder, "server.log");
  const port = String(await freePort(cluster.port));
  const all = { listen_addresses: "127.0.0.1", unix_socket_directories: "", port, ...settings };
  const options = Object.entries(all).map(([name, value]) => `-c ${name}='${value}'`);
  const args = [`--pgdata=${cluster.folder}`, `--log=${log}`, `--options=${options.join(" ")}`, "-w", "start"];
  await forgetStranger(cluster.folder);
  const deadline = Date.now() + RETRY_FOR_MS;
  for (;;) {
    try {
      await run(pgCtl, user, args);
      const postmaster = await livingPostmaster(cluster.folder);
      if (postmaster) return postmaster;
      throw new DatabaseError("The embedded PostgreSQL stopped right after its start.");
    } catch (error) {
      const lines = await lastLines(log);
      // The backends of a server that was killed need a moment to notice.
      if (!lines.includes("pre-existing shared memory block") || Date.now() > deadline) {
        throw new DatabaseError(`The embedded PostgreSQL did not start; ${log} ends with:\n${lines}`, { cause: error });
      }
      await sleep(100);
    }
  }
}

async function lastLines(file: string): Promise<string> {
  const text = await readFile(file, "utf8").catch(() => "");
  return text.trimEnd().split("\n").slice(-3).join("\n");
}
