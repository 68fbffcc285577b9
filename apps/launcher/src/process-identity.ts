import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";

/** A process that cannot be mistaken for a later one with the same id. */
export interface ProcessIdentity {
  readonly pid: number;
  /** When it started: opaque, compared for equality. */
  readonly started: string;
}

/** @returns undefined when there is no such process */
export function identify(pid: number): ProcessIdentity | undefined {
  const started = process.platform === "linux" ? startedLinux(pid) : startedElsewhere(pid);
  return started === undefined ? undefined : { pid, started };
}

export function isAlive({ pid, started }: ProcessIdentity): boolean {
  return identify(pid)?.started === started;
}

/** Clock ticks since boot, with the boot's id: process ids and ticks begin anew after a reboot. */
function startedLinux(pid: number): string | undefined {
  try {
    const { state, started } = readStat(pid);
    // A zombie whose other threads still end holds its files and ports.
    const isGone = state === "Z" && readdirSync(`/proc/${pid}/task`).length === 1;
    return isGone ? undefined : `${bootId()}:${started}`;
  } catch {
    return undefined;
  }
}

function startedElsewhere(pid: number): string | undefined {
  try {
    const output = execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], {
      encoding: "utf8",
      env: { ...process.env, LC_ALL: "C" },
    });
    return output.trim() || undefined;
  } catch {
    return undefined;
  }
}

export interface ProcessInfo {
  readonly parent: number;
  readonly command: readonly string[];
}

/** A process's parent and command line, or undefined when there is no such process. */
export function inspect(pid: number): ProcessInfo | undefined {
  try {
    if (process.platform === "linux") {
      const command = readFileSync(`/proc/${pid}/cmdline`, "utf8").split(/[\0 ]+/);
      return { parent: readStat(pid).parent, command };
    }
    const output = execFileSync("ps", ["-o", "ppid=,command=", "-p", String(pid)], { encoding: "utf8" });
    const [parent, ...command] = output.trim().split(/\s+/);
    return { parent: Number(parent), command };
  } catch {
    return undefined;
  }
}

/** See proc_pid_stat(5). The second field, the name, may hold blanks and brackets. */
function readStat(pid: number) {
  const text = readFileSync(`/proc/${pid}/stat`, "utf8");
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  return { state: fields[0], parent: Number(fields[1]), started: fields[19] };
}

let boot: string | undefined;
function bootId(): string {
  boot ??= readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
  return boot;
}
