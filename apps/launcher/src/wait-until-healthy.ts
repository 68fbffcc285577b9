import { setTimeout as sleep } from "node:timers/promises";

const POLL_MS = 50;
const REQUEST_TIMEOUT_MS = 5_000;

/** Waits until the web app answers and reaches its database. `check` is asked each time and throws to give up. */
export async function waitUntilHealthy(url: string, check: () => void): Promise<void> {
  for (;;) {
    check();
    if (await isHealthy(url)) return;
    await sleep(POLL_MS);
  }
}

async function isHealthy(url: string): Promise<boolean> {
  try {
    const response = await fetch(`${url}/api/trpc/health`, { signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS) });
    const body = (await response.json()) as { result?: { data?: { status?: string } } };
    return body.result?.data?.status === "ok";
  } catch {
    return false;
  }
}
