import { execFileSync } from "node:child_process";
import { readFile, readlink, realpath } from "node:fs/promises";
import path from "node:path";

/** The server process of a cluster, as its `postmaster.pid` tells. */
export interface Postmaster {
  readonly pid: number;
  /** On 127.0.0.1. */
  readonly port: number;
  readonly ready: boolean;
}

/**
 * The living server of a cluster, or undefined. A `postmaster.pid` left by a crash is not taken for one,
 * also when another program has its process id now.
 */
export async function livingPostmaster(folder: string): Promise<Postmaster | undefined> {
  const text = await readFile(path.join(folder, "postmaster.pid"), "utf8").catch(() => "");
  const lines = text.split("\n").map((line) => line.trim());
  const pid = Number(lines[0]);
  if (!(pid > 0) || !(await isPostgresOf(pid, folder))) return undefined;
  return { pid, port: Number(lines[3]), ready: lines[7] === "ready" };
}

/** A server's working directory is its data directory. */
async function isPostgresOf(pid: number, folder: string): Promise<boolean> {
  if (process.platform === "linux") {
    const cwd = await readlink(`/proc/${pid}/cwd`).catch(() => undefined);
    return cwd !== undefined && cwd === (await realpath(folder));
  }
  try {
    const command = execFileSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" });
    return command.includes("postgres") && command.includes(folder);
  } catch {
    return false;
  }
}
