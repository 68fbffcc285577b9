import path from "node:path";
import { identify, inspect, isAlive, type ProcessIdentity, type ProcessInfo } from "./process-identity.ts";

const WATCH_MS = 1_000;
const RUNNERS = new Set(["npm", "npx", "pnpm", "npm-cli", "npx-cli"]);
const SHELLS = new Set(["sh", "bash", "dash", "zsh", "ash"]);

/**
 * The package managers this process was started by, nearest first: `npx pnpm start` is npx, a shell, pnpm, a shell.
 * Whoever started those is none of our business.
 */
export function runnersOf(pid: number, look: (pid: number) => ProcessInfo | undefined = inspect): number[] {
  const runners: number[] = [];
  for (let info = look(pid); info && info.parent > 1; ) {
    const parent = look(info.parent);
    if (!parent) break;
    if (isRunner(parent.command)) runners.push(info.parent);
    else if (!isShellScript(parent.command)) break;
    info = parent;
  }
  return runners;
}

/** `pnpm start`, `npm exec pnpm`, or `node /usr/bin/npx pnpm start`. */
function isRunner(command: readonly string[]): boolean {
  const name = programName(command[0]);
  return RUNNERS.has(name === "node" ? programName(command[1]) : name);
}

function isShellScript(command: readonly string[]): boolean {
  return SHELLS.has(programName(command[0])) && command[1] === "-c";
}

function programName(file = ""): string {
  return path.basename(file).replace(/\.[cm]?js$|\.exe$/, "");
}

/** The identities of `runnersOf(process.pid)`. */
export function ownRunners(): ProcessIdentity[] {
  return runnersOf(process.pid).flatMap((pid) => identify(pid) ?? []);
}

/** Calls back once when one of them is gone. */
export function whenGone(runners: readonly ProcessIdentity[], callback: () => void): void {
  const timer = setInterval(() => {
    if (runners.every(isAlive)) return;
    clearInterval(timer);
    callback();
  }, WATCH_MS);
  timer.unref();
}
