import { once } from "node:events";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type JobEvent, startJob, watchJobs } from "@routinely/core";
import { demoFiles } from "@routinely/core/testing";
import { createDb, migrate } from "@routinely/db";
import { startEmbedded } from "@routinely/db/embedded";
import { createHome } from "@routinely/db/testing";
import { afterAll, expect, test } from "vitest";
import { openWeb, startWorkerProcess, untilStatus } from "./processes.ts";

const directory = await mkdtemp(join(tmpdir(), "routinely-restart-"));
await chmod(directory, 0o755); // the server's user must get in
let server = await startEmbedded(directory);
const files = demoFiles();
afterAll(async () => {
  await server.stop();
  await rm(directory, { recursive: true });
  files.remove();
});

test("the database stops in the middle of a run and comes back: everybody goes on by themselves, and stops without it", async () => {
  const { connectionString } = server;
  const { port } = new URL(connectionString);
  await migrate(connectionString);
  // Processes that start at once on a new database do not get in each other's way.
  const [web, worker] = await Promise.all([openWeb(connectionString), startWorkerProcess(connectionString)]);
  const db = createDb(connectionString);
  const { id: homeId } = await createHome(db, { source: files.source });
  const events: JobEvent[] = [];
  const watching = new AbortController();
  const watched = (async () => {
    for await (const event of watchJobs(web, { signal: watching.signal })) events.push(event);
  })();

  const held = files.hold();
  const running = await startJob(web, { homeId });
  await untilStatus(web, running, "running");
  await server.stop();
  await expect(startJob(web, { homeId })).rejects.toThrow();
  held.release();
  server = await startEmbedded(directory, { settings: { port } });

  expect(await untilStatus(web, running, "completed")).toMatchObject({ attempt: 1 });
  const next = await startJob(web, { homeId });
  expect(await untilStatus(web, next, "completed")).toMatchObject({ attempt: 1 });
  for (const { id } of [running, next]) {
    const isDone = ({ update }: JobEvent) =>
      update.kind === "changed" && update.job.id === id && update.job.status === "completed";
    await expect.poll(() => events.some(isDone), { timeout: 5_000 }).toBe(true);
  }

  watching.abort();
  await watched;
  await server.stop();
  worker.kill("SIGTERM");
  expect(await once(worker, "exit")).toEqual([0, null]);
  await web.close();
  await db.$disconnect();
});
