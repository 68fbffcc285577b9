import { execFileSync } from "node:child_process";
import { stat } from "node:fs/promises";
import path from "node:path";
import { DatabaseError } from "../database-error.ts";

/** Where root keeps what the server's user cannot reach in the checkout or the data directory. */
export const SHARED_DIR = "/var/lib/routinely";

/** Whom the server runs as when the program itself is root: PostgreSQL refuses to run as root. */
export interface ServerUser {
  readonly uid: number;
  readonly gid: number;
}

/**
 * The user the server must run as, or undefined when it can run as whoever runs this. An existing cluster keeps its
 * owner; a new one belongs to `postgres`, or to `nobody` where there is no such user.
 */
export async function serverUser(cluster: string | undefined): Promise<ServerUser | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const owner = cluster === undefined ? undefined : await stat(cluster).catch(() => undefined);
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  for (const name of ["postgres", "nobody"]) {
    try {
      const id = (flag: string) => Number(execFileSync("id", [flag, name], { stdio: ["ignore", "pipe", "ignore"] }));
      return { uid: id("-u"), gid: id("-g") };
    } catch {
      // No such user: try the next.
    }
  }
  throw new DatabaseError(
    "PostgreSQL does not run as root, and this system has neither a user postgres nor nobody: start it as an ordinary user.",
  );
}

/** Whether `user` may enter `directory` and every directory above it. */
export async function canRead(user: ServerUser, directory: string): Promise<boolean> {
  const { mode, uid, gid } = await stat(directory);
  const search = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
  if ((mode & search) === 0) return false;
  const parent = path.dirname(directory);
  return parent === directory || canRead(user, parent);
}
