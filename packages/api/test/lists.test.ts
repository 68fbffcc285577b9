import { createHome, createInsight, createJob, createSuggestion } from "@routinely/db/testing";
import { expect, test } from "vitest";
import { suggestionEvidence as evidence, insightEvidence } from "./evidence.ts";
import { testApi } from "./test-api.ts";

const api = await testApi();
const ann = api.as("Ann");
const { id: homeId } = await createHome(api.db);

/** Reads a list to its end. */
async function readAll<Item>(
  readPage: (cursor: string | null) => Promise<{ items: Item[]; nextCursor: string | null }>,
): Promise<Item[][]> {
  const pages: Item[][] = [];
  let cursor: string | null = null;
  do {
    const page = await readPage(cursor);
    pages.push(page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return pages;
}

test("pages show everything once, also of one moment and while more comes in", async () => {
  const { id: jobId } = await createJob(api.db, { homeId, status: "completed" });
  const createdAt = new Date("2026-11-01T12:00:00Z");
  for (let n = 0; n < 10; n++) await createSuggestion(api.db, { jobId, evidence, createdAt });
  const before = await api.db.automationSuggestion.findMany({ where: { jobId } });

  const pages = await readAll(async (cursor) => {
    const page = await ann.suggestion.list({ jobId, limit: 3, cursor });
    // Newer than all that is being read, like what a new run finds.
    await createSuggestion(api.db, { jobId, evidence, createdAt: new Date("2026-11-02T12:00:00Z") });
    return page;
  });

  expect(pages.map((page) => page.length)).toEqual([3, 3, 3, 1]);
  expect(pages.flat().map(({ id }) => id)).toEqual(
    before
      .map(({ id }) => id)
      .toSorted()
      .reverse(),
  );
});

test("a page that just fits is the last one", async () => {
  const { id: jobId } = await createJob(api.db, { homeId, status: "completed" });
  for (let n = 0; n < 4; n++) await createSuggestion(api.db, { jobId, evidence });
  expect(await ann.suggestion.list({ jobId, limit: 4 })).toMatchObject({ items: { length: 4 }, nextCursor: null });
});

test("jobs are filtered by status, newest first", async () => {
  const older = await createJob(api.db, { homeId, status: "failed", createdAt: new Date("2026-10-01T00:00:00Z") });
  const newer = await createJob(api.db, { homeId, status: "failed", createdAt: new Date("2026-10-02T00:00:00Z") });
  await createJob(api.db, { homeId, status: "cancelled" });
  const pages = await readAll((cursor) => ann.job.list({ status: "failed", limit: 1, cursor }));
  expect(pages.flat()).toMatchObject([
    { id: newer.id, status: "failed", homeName: "Test home", error: expect.any(String) },
    { id: older.id, createdAt: "2026-10-01T00:00:00.000Z" },
  ]);
});

test("suggestions are filtered by status, run and analysis type", async () => {
  const { id: jobId } = await createJob(api.db, { homeId, status: "completed" });
  const accepted = await createSuggestion(api.db, { jobId, evidence, status: "accepted" });
  const gap = await createSuggestion(api.db, { jobId, evidence, sourceInsightType: "automation_gap_detection" });
  const ids = async (filter: Parameters<typeof ann.suggestion.list>[0]) =>
    (await ann.suggestion.list({ ...filter, limit: 200 })).items.map(({ id }) => id);
  expect(await ids({ jobId, status: "accepted" })).toEqual([accepted.id]);
  expect(await ids({ analysisType: "automation_gap_detection" })).toEqual([gap.id]);
  expect(await ids({ analysisType: "automation_gap_detection", status: "accepted" })).toEqual([]);
  expect((await ids({ status: "accepted" })).includes(gap.id)).toBe(false);
});

test("what a newer run found again is only shown with its own run", async () => {
  const { id: jobId } = await createJob(api.db, { homeId, status: "completed" });
  const newer = await createSuggestion(api.db, { evidence, homeId });
  const { id } = await createSuggestion(api.db, { jobId, evidence, supersededById: newer.id });
  const everything = await readAll((cursor) => ann.suggestion.list({ limit: 200, cursor }));
  expect(everything.flat().some((suggestion) => suggestion.id === id)).toBe(false);
  expect((await ann.suggestion.list({ jobId })).items).toMatchObject([{ id, supersededById: newer.id }]);
});

test("insights are those of each home's newest completed run", async () => {
  const { id: otherHome } = await createHome(api.db, { name: "Cabin" });
  const insightOf = async (home: string, createdAt: string, status: "completed" | "failed" = "completed") => {
    const job = await createJob(api.db, { homeId: home, status, createdAt: new Date(createdAt) });
    return createInsight(api.db, { jobId: job.id, homeId: home, evidence: insightEvidence });
  };
  const old = await insightOf(homeId, "2027-01-01T00:00:00Z");
  const newest = await insightOf(homeId, "2027-01-02T00:00:00Z");
  const failed = await insightOf(homeId, "2027-01-03T00:00:00Z", "failed");
  const cabin = await insightOf(otherHome, "2026-06-01T00:00:00Z");

  const ids = async (filter: Parameters<typeof ann.insight.list>[0]) =>
    (await ann.insight.list(filter)).items.map(({ id }) => id);
  expect((await ids({})).toSorted()).toEqual([newest.id, cabin.id].toSorted());
  expect(await ids({ jobId: old.jobId })).toEqual([old.id]);
  expect(await ids({ jobId: failed.jobId, type: "device_health" })).toEqual([failed.id]);
  expect(await ids({ type: "cost_optimization" })).toEqual([]);
});
