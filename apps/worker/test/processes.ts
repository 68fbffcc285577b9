import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Core, createCore, getJob, type Job } from "@routinely/core";
import { afterAll, expect } from "vitest";

const MAIN = join(import.meta.dirname, "../src/main.ts");

/** Starts a real worker process and waits until it takes jobs. It is killed after the tests if it still lives. */
export async function startWorkerProcess(databaseUrl: string): Promise<ChildProcess> {
  const worker = fork(MAIN, {
    env: { ...process.env, DATABASE_URL: databaseUrl, ROUTINELY_LOG_LEVEL: "warn" },
    execArgv: [],
  });
  afterAll(() => void worker.kill("SIGKILL"));
  const [message] = await Promise.race([once(worker, "message"), once(worker, "exit")]);
  expect(message).toEqual({ type: "ready" });
  return worker;
}

/** What the web process opens: it starts jobs and reconciles, but runs none. */
export async function openWeb(databaseUrl: string): Promise<Core> {
  return createCore({ databaseUrl, dataDir: tmpdir(), role: "web", logLevel: "silent" });
}

export async function untilStatus(core: Core, { id }: Job, status: Job["status"], timeout = 30_000): Promise<Job> {
  await expect.poll(async () => (await getJob(core, { id })).status, { interval: 20, timeout }).toBe(status);
  return getJob(core, { id });
}
