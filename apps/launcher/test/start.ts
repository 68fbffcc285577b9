import { type ChildProcess, spawn } from "node:child_process";
import { randomInt } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:net";
import path from "node:path";

const MAIN = path.join(import.meta.dirname, "../src/main.ts");

export interface Run {
  readonly child: ChildProcess;
  /** All it has printed so far. */
  readonly said: () => string;
  /** Its exit code and what it printed, once it has ended. */
  readonly ended: Promise<{ code: number | null; output: string }>;
}

/** Starts the launcher as `pnpm start` does. */
export function start(env: NodeJS.ProcessEnv): Run {
  const child = spawn(process.execPath, [MAIN], { env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text) => (said += text));
  const ended = once(child, "close").then(([code]) => ({ code, output: said }));
  return { child, said: () => said, ended };
}

/** A server on a port of 127.0.0.1: somebody else's. Below the ports that the system gives to connections. */
export async function occupyPort() {
  const server = createServer();
  for (;;) {
    const port = randomInt(20_000, 32_000);
    const isFree = await new Promise<boolean>((resolve) => {
      server.once("error", () => resolve(false)).listen(port, "127.0.0.1", () => resolve(true));
    });
    if (isFree) return { port, free: () => new Promise((resolve) => server.close(resolve)) };
  }
}
