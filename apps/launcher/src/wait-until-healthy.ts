import { setTimeout as sleep } from "node:timers/promises";
import { StartError } from "./env.ts";

const POLL_MS = 50;
const REQUEST_TIMEOUT_MS = 5_000;
const PATIENCE_MS = 60_000;

/**
 * Waits until the web app answers and reaches its database. `check` is asked each time and throws to give up.
 *
 * @throws StartError after a minute
 */
export async function waitUntilHealthy(url: string, check: () => void): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    check();
    const answer = await askHealth(url);
    if (answer === "ok") return;
    if (Date.now() > deadline)
      throw new StartError(`The web app does not come up: ${url}/api/trpc/health says ${answer}.`);
    await sleep(POLL_MS);
  }
}

/** @returns `ok`, or what is wrong */
async function askHealth(url: string): Promise<string> {
  try {
    const response = await fetch(`${url}/api/trpc/health`, { signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS) });
    if (!response.ok) return `HTTP ${response.status}`;
    const body = (await response.json()) as { result: { data: { status: string } } };
    return body.result.data.status;
  } catch (error) {
    return (error as Error).message;
  }
}
