import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";

const MAIN = fileURLToPath(new URL("../src/main.ts", import.meta.url));

export interface CliOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Flags of node itself. */
  readonly nodeFlags?: readonly string[];
}

/** Starts the command line as a person would: in a process of its own. */
export function startCli(args: readonly string[], { cwd, env, nodeFlags = [] }: CliOptions = {}) {
  const { npm_lifecycle_event: _, ...inherited } = process.env; // this test's own script
  return spawn(process.execPath, [...nodeFlags, MAIN, ...args], {
    cwd,
    env: { ...inherited, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
}

export async function runCli(args: readonly string[], options?: CliOptions) {
  const child = startCli(args, options);
  const code = new Promise<number | null>((resolve) => child.once("close", resolve));
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { stdout, stderr, code: await code };
}
