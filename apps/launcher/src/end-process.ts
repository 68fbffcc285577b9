import { setTimeout as sleep } from "node:timers/promises";
import { isAlive, type ProcessIdentity } from "./process-identity.ts";

/** Asks a process to stop, and kills it when it has not done so after `patienceMs`. Never touches another with its id. */
export function endProcess(target: ProcessIdentity, patienceMs: number): Promise<void> {
  return end(target, target.pid, patienceMs);
}

/** The same for one of our children and all that it started: each child leads a process group of its own. */
export function endChild(child: ProcessIdentity, patienceMs: number): Promise<void> {
  return end(child, -child.pid, patienceMs);
}

async function end(target: ProcessIdentity, address: number, patienceMs: number): Promise<void> {
  if (isAlive(target)) send(address, "SIGTERM");
  const deadline = Date.now() + patienceMs;
  while (isAlive(target)) {
    if (Date.now() > deadline) send(address, "SIGKILL");
    await sleep(20);
  }
}

function send(address: number, signal: NodeJS.Signals): void {
  try {
    process.kill(address, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error; // it was quicker
  }
}
