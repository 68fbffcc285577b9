import { createHome, createJob } from "@routinely/db/testing";
import { expect, test } from "vitest";
import { testCore } from "../../test/test-core.ts";
import { listJobs } from "./list-jobs.ts";

const core = await testCore();
const { id: homeId } = await createHome(core.db);
const at = (minute: number) => new Date(Date.UTC(2026, 0, 5, 12, minute));

// Some share their moment: then the id decides.
for (const minute of [1, 2, 2, 2, 3]) await createJob(core.db, { homeId, createdAt: at(minute), status: "completed" });
await createJob(core.db, { homeId, createdAt: at(4), status: "failed" });

async function pages(limit: number) {
  const read: string[][] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await listJobs(core, { limit, cursor });
    read.push(page.items.map(({ id }) => id));
    cursor = page.nextCursor;
  }
  return read;
}

test("pages follow each other without a gap or a repetition, newest first", async () => {
  const all = await listJobs(core, { limit: 200 });
  expect(all.items.map(({ createdAt }) => createdAt.getUTCMinutes())).toEqual([4, 3, 2, 2, 2, 1]);
  const read = await pages(2);
  expect(read.map((page) => page.length)).toEqual([2, 2, 2]);
  expect(read.flat()).toEqual(all.items.map(({ id }) => id));
});

test("what is added meanwhile does not shift the next page", async () => {
  const first = await listJobs(core, { limit: 3 });
  const second = await listJobs(core, { limit: 3, cursor: first.nextCursor });
  const { id } = await createJob(core.db, { homeId, createdAt: at(5), status: "completed" });
  expect(await listJobs(core, { limit: 3, cursor: first.nextCursor })).toEqual(second);
  await core.db.optimizationJob.delete({ where: { id } });
});

test("a status filters", async () => {
  const { items } = await listJobs(core, { limit: 50, status: "failed" });
  expect(items).toHaveLength(1);
  expect(items[0]).toMatchObject({ status: "failed", homeName: "Test home" });
  expect((await listJobs(core, { limit: 50, status: "running" })).items).toEqual([]);
});

test("a broken cursor is refused by its name", async () => {
  await expect(listJobs(core, { limit: 50, cursor: "page2" })).rejects.toMatchObject({ field: "cursor" });
});
