import pg from "pg";
import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { createDb } from "../client.ts";
import { createHome, createJob, testDatabase } from "../testing/index.ts";

const { db, connectionString } = await testDatabase();
const { id: homeId } = await createHome(db);
const listener = new pg.Client({ connectionString });
let heard: unknown[] = [];
await listener.connect();
await listener.query("LISTEN routinely_job");
listener.on("notification", ({ payload }) => heard.push(JSON.parse(payload!)));
beforeEach(() => {
  heard = [];
});
afterAll(() => listener.end());

test("a change of a job is told once it is committed", async () => {
  const { id } = await createJob(db, { homeId });
  await db.optimizationJob.update({ where: { id }, data: { status: "cancelled", completedAt: new Date() } });
  await db.optimizationJob.delete({ where: { id } });
  await vi.waitFor(() =>
    expect(heard).toEqual([
      { op: "changed", id, status: "pending" },
      { op: "changed", id, status: "cancelled" },
      { op: "deleted", id, status: "cancelled" },
    ]),
  );
});

test("a change that is rolled back is not told, nor is a heartbeat alone", async () => {
  const { id } = await createJob(db, { homeId, status: "running" });
  const rolledBack = db.$transaction(async (tx) => {
    await tx.optimizationJob.update({ where: { id }, data: { attempt: 2 } });
    throw new Error("changed my mind");
  });
  await expect(rolledBack).rejects.toThrow("changed my mind");
  await db.optimizationJob.update({ where: { id }, data: { heartbeatAt: new Date() } });
  await db.optimizationJob.update({ where: { id }, data: { progress: { fraction: 0.5, message: "Reading" } } });
  const change = { op: "changed", id, status: "running" };
  await vi.waitFor(() => expect(heard).toEqual([change, change]));
});

test("every write stamps a job by the database's clock", async () => {
  const { id } = await createJob(db, { homeId, updatedAt: new Date("2020-01-01") });
  const stamped = await db.optimizationJob.update({ where: { id }, data: { updatedAt: new Date("2020-01-01") } });
  const [clock] = await db.$queryRaw<[{ now: Date }]>`SELECT clock_timestamp() AS now`;
  expect(clock.now.getTime() - stamped.updatedAt.getTime()).toBeLessThan(5_000);
  expect(clock.now.getTime() - stamped.updatedAt.getTime()).toBeGreaterThanOrEqual(0);
});

test("times are read as they were written, whatever the server's time zone is", async () => {
  await db.$executeRawUnsafe(
    `ALTER DATABASE "${new URL(connectionString).pathname.slice(1)}" SET TimeZone = 'Asia/Tokyo'`,
  );
  const elsewhere = createDb(connectionString);
  const createdAt = new Date("2026-03-29T01:30:00Z");
  const { id } = await createJob(elsewhere, { homeId, createdAt });
  expect((await elsewhere.optimizationJob.findUniqueOrThrow({ where: { id } })).createdAt).toEqual(createdAt);
  await elsewhere.$disconnect();
});
