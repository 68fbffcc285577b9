import { createEvent, createHome, createInsight, createJob, createSuggestion } from "@routinely/db/testing";
import { expect, test } from "vitest";
import { testCore } from "../../test/test-core.ts";
import { deleteJob } from "./delete-job.ts";

const core = await testCore();
const { db } = core;
const { id: homeId } = await createHome(db);

test("an analysis goes with all it found; the log of decisions stays", async () => {
  const { id } = await createJob(db, { homeId, status: "completed" });
  const suggestion = await createSuggestion(db, { jobId: id, status: "rejected" });
  await createEvent(db, suggestion, { kind: "rejected" });
  await createInsight(db, { jobId: id });
  await deleteJob(core, { id });

  expect(await db.optimizationJob.count()).toBe(0);
  expect(await db.automationSuggestion.count()).toBe(0);
  expect(await db.insight.count()).toBe(0);
  expect(await db.suggestionEvent.findMany({ where: { suggestionId: suggestion.id } })).toHaveLength(1);
});

test.each(["pending", "running"] as const)("a %s analysis cannot be deleted", async (status) => {
  const { id } = await createJob(db, { homeId, status });
  const suggestion = await createSuggestion(db, { jobId: id });
  await expect(deleteJob(core, { id })).rejects.toMatchObject({ kind: "conflict" });
  expect(await db.automationSuggestion.findUnique({ where: { id: suggestion.id } })).not.toBeNull();
});

test("what was never there cannot be deleted either", async () => {
  await expect(deleteJob(core, { id: crypto.randomUUID() })).rejects.toMatchObject({ kind: "not_found" });
});

test("an older suggestion comes back in the place of the one that superseded it, with what was decided", async () => {
  const { id } = await createJob(db, { homeId, status: "completed" });
  const decidedAt = new Date("2026-01-05T12:00:00Z");
  const newer = await createSuggestion(db, {
    jobId: id,
    status: "rejected",
    decidedBy: "Sam",
    decisionReason: "No",
    decidedAt,
  });
  const older = await createSuggestion(db, { homeId, supersededById: newer.id });
  await deleteJob(core, { id });
  expect(await db.automationSuggestion.findUnique({ where: { id: older.id } })).toMatchObject({
    status: "rejected",
    decidedBy: "Sam",
    decisionReason: "No",
    decidedAt,
    supersededById: null,
  });
});

test("deleting a run between two others does not reopen the oldest one's suggestion", async () => {
  const { id } = await createJob(db, { homeId, status: "completed" });
  const newest = await createSuggestion(db, { homeId });
  const middle = await createSuggestion(db, { jobId: id, supersededById: newest.id });
  const oldest = await createSuggestion(db, { homeId, supersededById: middle.id });
  await deleteJob(core, { id });
  expect(await db.automationSuggestion.findUnique({ where: { id: oldest.id } })).toMatchObject({
    status: "pending",
    supersededById: newest.id,
  });
});
