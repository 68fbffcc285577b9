import { createHome, createJob, testDatabase } from "@routinely/db/testing";
import { expect, test } from "vitest";
import type { JobNotice } from "../deps.ts";
import { createLogger } from "../log.ts";
import { openJobListener } from "./job-listener.ts";

const { connectionString: databaseUrl, db } = await testDatabase();
const log = createLogger({ role: "test", level: "silent" });
const { id: homeId } = await createHome(db);

async function listeningProcesses() {
  return db.$queryRaw<{ pid: number }[]>`
    SELECT pid FROM pg_stat_activity WHERE application_name = 'routinely listener' AND datname = current_database()`;
}

test("tells of every committed change, until nobody wants to know", async () => {
  const listener = await openJobListener({ databaseUrl, log });
  const notices: JobNotice[] = [];
  const stop = listener.subscribe((notice) => notices.push(notice));
  const { id } = await createJob(db, { homeId });
  await db.optimizationJob.delete({ where: { id } });
  await expect
    .poll(() => notices)
    .toEqual([
      { kind: "changed", id, status: "pending" },
      { kind: "deleted", id, status: "pending" },
    ]);
  stop();
  await createJob(db, { homeId });
  await listener.close();
  expect(notices).toHaveLength(2);
});

test("makes a lost connection anew, as often as it is lost, and says so", async () => {
  const listener = await openJobListener({ databaseUrl, log });
  const notices: JobNotice[] = [];
  listener.subscribe((notice) => notices.push(notice));
  for (const times of [1, 2]) {
    await db.$executeRaw`
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE application_name = 'routinely listener' AND datname = current_database()`;
    await expect
      .poll(() => notices.filter(({ kind }) => kind === "reconnected"), { timeout: 5_000 })
      .toHaveLength(times);
  }
  const { id } = await createJob(db, { homeId });
  await expect.poll(() => notices.at(-1)).toEqual({ kind: "changed", id, status: "pending" });
  await listener.close();
});

test("leaves no connection behind", async () => {
  const listener = await openJobListener({ databaseUrl, log });
  expect(await listeningProcesses()).toHaveLength(1);
  await listener.close();
  await expect.poll(listeningProcesses).toEqual([]);
});
