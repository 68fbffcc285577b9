import { execFileSync } from "node:child_process";
import { readFile, readlink, realpath, rm } from "node:fs/promises";
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
  const postmaster = await readPidFile(folder);
  return postmaster && (await isPostgresOf(postmaster.pid, folder)) ? postmaster : undefined;
}

/** Removes a `postmaster.pid` whose process id belongs to another program now: PostgreSQL would take it for its server. */
export async function forgetStranger(folder: string): Promise<void> {
  const postmaster = await readPidFile(folder);
  if (postmaster && !(await isPostgresOf(postmaster.pid, folder))) await rm(path.join(folder, "postmaster.pid"));
}

/** See "postmaster.pid" in PostgreSQL's src/include/utils/pidfile.h. */
async function readPidFile(folder: string): Promise<Postmaster | undefined> {
  const text = await readFile(path.join(folder, "postmaster.pid"), "utf8").catch(() => "");
  const lines = text.split("\n").map((line) => line.trim());
  const pid = Number(lines[0]);
  return pid > 0 ? { pid, port: Number(lines[3]), ready: lines[7] === "ready" } : undefined;
}

/** A server's working directory is its data directory, which its command line names too. */
async function isPostgresOf(pid: number, folder: string): Promise<boolean> {
  // In a container even root may be kept from looking where another user's process works.
  const cwd = await readlink(`/proc/${pid}/cwd`).catch(() => undefined);
  if (cwd !== undefined) return cwd === (await realpath(folder));
  const command = process.platform === "linux" ? await commandLinux(pid) : commandElsewhere(pid);
  return command.includes("postgres") && command.includes(folder);
}

async function commandLinux(pid: number): Promise<string> {
  return readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
}

function commandElsewhere(pid: number): string {
  try {
    return execFileSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" });
  } catch {
    return ""; // no such process
  }
}
