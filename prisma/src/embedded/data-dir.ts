import { mkdir, realpath, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { DatabaseError } from "../database-error.ts";

/**
 * Creates the data directory when it is missing.
 *
 * @returns its real path
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

/** What the system says: `EACCES: permission denied, mkdir '/x'` -> `permission denied`. */
export function reason(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === "EEXIST") return "there is a file in its place";
  return /^[A-Z]+: ([^,]+)/.exec(message)?.[1] ?? message;
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
