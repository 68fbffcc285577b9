// How long a worker in another process takes to start a job: from the call of startJob to the claim, by the database's clock.
import { fork } from "node:child_process";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { setTimeout as delay } from "node:timers/promises";
import { createHome, startTestServer } from "@routinely/db/testing";
import { createCore } from "../src/core.ts";
import { cancelJob } from "../src/jobs/cancel-job.ts";
import { getJob } from "../src/jobs/get-job.ts";
import { startJob } from "../src/jobs/start-job.ts";

const JOBS = 300;
const GOAL_MS = 50;

const server = await startTestServer({ durable: true });
const web = await createCore({ databaseUrl: server.template, dataDir: tmpdir(), role: "web", logLevel: "warn" });
await createHome(web.db);
const worker = fork(new URL("./claiming-worker.ts", import.meta.url), [server.template, tmpdir()]);
await once(worker, "message");

const latencies: number[] = [];
for (let i = 0; i < JOBS; i++) {
  latencies.push(await enqueueToStart());
  await delay(Math.random() * 50); // the worker is idle, at no particular point of its polling
}
latencies.sort((a, b) => a - b);
const percentile = (share: number) => Math.round(latencies[Math.ceil(share * JOBS) - 1] ?? Number.NaN);
console.log(
  `enqueue to start p95: ${percentile(0.95)} ms (goal ${GOAL_MS}); p50 ${percentile(0.5)}, max ${percentile(1)}, ${JOBS} jobs`,
);

worker.disconnect();
await once(worker, "exit");
await web.close();
await server.stop();
process.exit(percentile(0.95) <= GOAL_MS ? 0 : 1);

async function enqueueToStart(): Promise<number> {
  const askedAt = Date.now();
  const { id } = await startJob(web, {});
  for (;;) {
    const { startedAt } = await getJob(web, { id });
    if (startedAt) {
      await cancelJob(web, { id }); // nobody works on it
      return startedAt.getTime() - askedAt;
    }
    await delay(5);
  }
}
