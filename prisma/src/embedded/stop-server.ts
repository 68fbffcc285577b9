import { setTimeout as sleep } from "node:timers/promises";
import type { Cluster } from "./cluster.ts";
import { livingPostmaster } from "./postmaster.ts";

const PATIENCE_MS = 10_000;

/** Ends the server of a cluster: fast (SIGINT), and immediately (SIGQUIT) when that takes long. Waits until it is gone. */
export async function stopServer({ folder }: Cluster): Promise<void> {
  const postmaster = await livingPostmaster(folder);
  if (!postmaster) return;
  process.kill(postmaster.pid, "SIGINT");
  const hurry = setTimeout(() => process.kill(postmaster.pid, "SIGQUIT"), PATIENCE_MS);
  while (await livingPostmaster(folder)) await sleep(10);
  clearTimeout(hurry);
}
