import { createHash, randomBytes } from "node:crypto";
import { chown, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { DatabaseError } from "../database-error.ts";
import { binariesFor } from "./binaries.ts";
import { reason } from "./data-dir.ts";
import { freePort } from "./free-port.ts";
import { run } from "./run.ts";
import { canRead, type ServerUser, SHARED_DIR, serverUser } from "./server-user.ts";

/** PostgreSQL's files, and how to reach the server that runs on them. */
export interface Cluster {
  /** PostgreSQL's own data directory. */
  readonly folder: string;
  readonly password: string;
  /** Where its server listens, unless another program is quicker. */
  readonly port: number;
}

/** In the data directory: where its cluster is, relative to it when inside, so that the whole can be moved. */
const POINTER = "postgres.json";
/** In the cluster's folder, readable by its owner alone: password and port. */
const ACCESS = "routinely.json";

/**
 * The cluster of a data directory, or undefined when none was ever made there.
 *
 * @throws DatabaseError when it cannot be read, or is gone
 */
export async function readCluster(dataDir: string): Promise<Cluster | undefined> {
  const pointer = await readJson<{ folder: string }>(path.join(dataDir, POINTER));
  if (!pointer) return undefined;
  const folder = path.resolve(dataDir, pointer.folder);
  const access = await readJson<Omit<Cluster, "folder">>(path.join(folder, ACCESS));
  if (access) return { folder, ...access };
  throw new DatabaseError(
    `The database of ${dataDir} is gone: bring ${folder} back, or remove ${path.join(dataDir, POINTER)} to begin anew.`,
  );
}

/**
 * Makes the cluster of a data directory: UTF8, C locale, a random password. It comes into being whole by one rename,
 * so what an earlier try left half done can be thrown away, and nothing else ever is.
 */
export async function createCluster(dataDir: string): Promise<Cluster> {
  const user = await serverUser(undefined);
  const folder = await placeFor(dataDir, user);
  if (!(await readJson(path.join(folder, ACCESS)))) await initialise(folder, user);
  const pointer = { folder: path.dirname(folder) === dataDir ? path.basename(folder) : folder };
  await writeFile(path.join(dataDir, POINTER), JSON.stringify(pointer));
  return (await readCluster(dataDir))!;
}

async function initialise(folder: string, user: ServerUser | undefined): Promise<void> {
  const access = { password: randomBytes(24).toString("base64url"), port: await freePort() };
  const unfinished = `${folder}.new`;
  const passwordFile = `${folder}.password`;
  try {
    await rm(unfinished, { recursive: true, force: true });
    await mkdir(unfinished, { mode: 0o700 });
    await writeFile(passwordFile, access.password, { mode: 0o600 });
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
    await writeFile(path.join(unfinished, ACCESS), JSON.stringify(access), { mode: 0o600 });
    await rename(unfinished, folder);
  } finally {
    await rm(passwordFile, { force: true });
  }
}

/** Inside the data directory when the server's user can get there, else in a place of its own outside. */
async function placeFor(dataDir: string, user: ServerUser | undefined): Promise<string> {
  if (!user || (await canRead(user, dataDir))) return path.join(dataDir, "postgres");
  const id = createHash("sha256").update(dataDir).digest("hex").slice(0, 16);
  await mkdir(SHARED_DIR, { recursive: true, mode: 0o755 });
  return path.join(SHARED_DIR, id);
}

async function readJson<T>(file: string): Promise<T | undefined> {
  try {
    return JSON.parse(await readFile(file, "utf8")) as T;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw new DatabaseError(`${file} cannot be read: ${reason(error)}.`);
  }
}
