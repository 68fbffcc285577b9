import { createHash, randomBytes } from "node:crypto";
import { chown, mkdir, readFile, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { DatabaseError } from "../database-error.ts";
import { binariesFor } from "./binaries.ts";
import { freePort } from "./free-port.ts";
import { run } from "./run.ts";
import { canRead, type ServerUser, SHARED_DIR, serverUser } from "./server-user.ts";

/** What the data directory says about its cluster, in `postgres.json`: readable by its owner alone. */
export interface Cluster {
  /** PostgreSQL's own data directory. */
  readonly folder: string;
  readonly password: string;
  /** Where its server listens, unless another program is quicker. */
  readonly port: number;
}

/** The cluster of a data directory, or undefined when none was ever made there. */
export async function readCluster(dataDir: string): Promise<Cluster | undefined> {
  const file = path.join(dataDir, "postgres.json");
  try {
    return JSON.parse(await readFile(file, "utf8")) as Cluster;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw new DatabaseError(`The data directory ${dataDir} cannot be read: ${reason(error)}.`);
  }
}

/** Makes the cluster of a data directory: UTF8, C locale, a random password. A half-made one of an earlier try is replaced. */
export async function createCluster(dataDir: string): Promise<Cluster> {
  const user = await serverUser(undefined);
  const folder = await placeFor(dataDir, user);
  const cluster: Cluster = { folder, password: randomBytes(24).toString("base64url"), port: await freePort() };
  const unfinished = `${folder}.new`;
  const passwordFile = `${folder}.password`;
  try {
    await rm(unfinished, { recursive: true, force: true });
    await rm(folder, { recursive: true, force: true });
    await mkdir(unfinished, { mode: 0o700 });
    await writeFile(passwordFile, cluster.password, { mode: 0o600 });
    if (user) {
      await chown(unfinished, user.uid, user.gid);
      await chown(passwordFile, user.uid, user.gid);
    }
    await run(path.join(await binariesFor(user), "bin/initdb"), user, [
      `--pgdata=${unfinished}`,
      `--pwfile=${passwordFile}`,
      "--username=postgres",
      "--auth=scram-sha-256",
      "--encoding=UTF8",
      "--locale=C",
    ]);
    await rename(unfinished, folder);
    await writeFile(path.join(dataDir, "postgres.json"), `${JSON.stringify(cluster, null, 2)}\n`, { mode: 0o600 });
    return cluster;
  } finally {
    await rm(passwordFile, { force: true });
  }
}

/**
 * Creates the data directory when it is missing.
 *
 * @throws DatabaseError when it cannot be written
 */
export async function prepareDataDir(dataDir: string): Promise<string> {
  try {
    await makeDirectory(dataDir);
    const probe = path.join(dataDir, `.write-test-${process.pid}`);
    await writeFile(probe, "");
    await rm(probe);
    return await realpath(dataDir);
  } catch (error) {
    throw new DatabaseError(`The data directory ${dataDir} cannot be written: ${reason(error)}.`);
  }
}

/** Like `mkdir -p`. Node's own never returns where the system refuses with "not found", as in /proc. */
async function makeDirectory(directory: string): Promise<void> {
  try {
    await mkdir(directory);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EEXIST" && (await stat(directory)).isDirectory()) return;
    if (code !== "ENOENT" || path.dirname(directory) === directory) throw error;
    await makeDirectory(path.dirname(directory));
    await mkdir(directory);
  }
}

/** Inside the data directory when the server's user can get there, else in a place of its own outside. */
async function placeFor(dataDir: string, user: ServerUser | undefined): Promise<string> {
  if (!user || (await canRead(user, dataDir))) return path.join(dataDir, "postgres");
  const id = createHash("sha256").update(dataDir).digest("hex").slice(0, 16);
  await mkdir(SHARED_DIR, { recursive: true, mode: 0o755 });
  return path.join(SHARED_DIR, id);
}

/** `EACCES: permission denied, mkdir '/x'` -> `permission denied`. */
function reason(error: unknown): string {
  const { message } = error as Error;
  return /^[A-Z]+: ([^,]+)/.exec(message)?.[1] ?? message;
}
