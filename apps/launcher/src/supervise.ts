import { type ChildProcess, fork } from "node:child_process";
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { endChild } from "./end-process.ts";
import { identify, type ProcessIdentity } from "./process-identity.ts";
import type { Say } from "./progress.ts";

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;
/** After this long a crash counts as the first again. */
const STEADY_MS = 60_000;
const STOP_PATIENCE_MS = 5_000;

export interface Program {
  /** `web` or `worker`: names its log file too. */
  readonly name: string;
  /** A TypeScript file that ends by itself when its IPC channel closes. */
  readonly script: string;
  readonly env: NodeJS.ProcessEnv;
  readonly logDir: string;
  readonly say: Say;
  /** Told of every process that is started, and of undefined once it has ended. */
  readonly onProcess: (identity: ProcessIdentity | undefined) => void;
}

export interface Supervised {
  /** The log file of its output. */
  readonly log: string;
  /** How often it ended without being asked to. */
  readonly crashes: () => number;
  stop(): Promise<void>;
}

/** Keeps one process of a program running: one that ends by itself is started again, after longer and longer pauses. */
export function supervise({ name, script, env, logDir, say, onProcess }: Program): Supervised {
  const log = freshLog(logDir, name);
  const stopping = new AbortController();
  let current: ProcessIdentity | undefined;
  let crashes = 0;

  const keepRunning = async () => {
    for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
      const startedAt = Date.now();
      const child = start(script, env, log);
      current = identify(child.pid ?? -1);
      onProcess(current);
      const ending = await ended(child);
      onProcess(undefined);
      if (stopping.signal.aborted) return;
      crashes += 1;
      if (Date.now() - startedAt > STEADY_MS) pause = FIRST_PAUSE_MS;
      say(`The ${name} ended unexpectedly (${ending}) and is started again; see ${log}`);
      await sleep(pause, undefined, { signal: stopping.signal }).catch(() => undefined);
      if (stopping.signal.aborted) return;
    }
  };
  const running = keepRunning();

  return {
    log,
    crashes: () => crashes,
    async stop() {
      stopping.abort();
      if (current) await endChild(current, STOP_PATIENCE_MS);
      await running;
    },
  };
}

/** The end of a log, for an error message. */
export function lastLines(log: string, count = 5): string {
  return readFileSync(log, "utf8").trimEnd().split("\n").slice(-count).join("\n");
}

function start(script: string, env: NodeJS.ProcessEnv, log: string): ChildProcess {
  const output = openSync(log, "a");
  try {
    // Detached, so that Ctrl-C reaches the launcher alone, which stops everything in order.
    return fork(script, [], { env, detached: true, stdio: ["ignore", output, output, "ipc"] });
  } finally {
    closeSync(output);
  }
}

function ended(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("exit", (code, signal) => resolve(signal ?? `exit code ${code}`));
  });
}

/** The log of the last start is kept beside the new one. */
function freshLog(logDir: string, name: string): string {
  mkdirSync(logDir, { recursive: true });
  const log = path.join(logDir, `${name}.log`);
  if (existsSync(log)) renameSync(log, path.join(logDir, `${name}.previous.log`));
  closeSync(openSync(log, "a"));
  return log;
}
