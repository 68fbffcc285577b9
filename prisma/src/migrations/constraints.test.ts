import { expect, test } from "vitest";
import { createEvent, createHome, createJob, createSuggestion, testDatabase } from "../testing/index.ts";

const { db } = await testDatabase();
const { id: homeId } = await createHome(db);
const job = (values: Parameters<typeof createJob>[1]) => createJob(db, { homeId, ...values });
const suggestion = (values: Parameters<typeof createSuggestion>[1]) => createSuggestion(db, { homeId, ...values });
const now = new Date();

test.each([
  ["a pending job that is completed", "completed_at", { completedAt: now }],
  ["a completed job without its end", "completed_at", { status: "completed", completedAt: null }],
  ["a cancelled job without its end", "completed_at", { status: "cancelled", completedAt: null }],
  ["a running job without a start", "running", { status: "running", startedAt: null }],
  ["a running job without a heartbeat", "running", { status: "running", heartbeatAt: null }],
  ["a running job without a worker", "running", { status: "running", worker: null }],
  ["a pending job with a worker", "running", { worker: "test-worker", heartbeatAt: now }],
  ["a failed job without a reason", "error", { status: "failed", error: null }],
  ["a completed job with an error", "error", { status: "completed", error: "Oh" }],
  ["0 hours", "hours_analyzed", { hoursAnalyzed: 0 }],
  ["721 hours", "hours_analyzed", { hoursAnalyzed: 721 }],
  ["a negative attempt", "attempt", { attempt: -1 }],
  ["a negative count", "counts", { insightCount: -1 }],
  ["no analysis type", "analysis_types", { analysisTypes: [] }],
  ["an unknown analysis type", "analysis_types", { analysisTypes: ["astrology"] }],
  ["analysis types that are no list", "analysis_types", { analysisTypes: "behavior_analysis" }],
  ["recommendations that are no list", "recommendations", { recommendations: {} }],
] as const)("a job with %s is refused", async (_, constraint, values) => {
  await expect(job(values as never)).rejects.toThrow(`optimization_jobs_${constraint}_check`);
});

test.each([
  ["a confidence below 0", "confidence", { confidence: -0.01 }],
  ["a confidence above 1", "confidence", { confidence: 1.01 }],
  ["a confidence that is no number", "confidence", { confidence: Number.NaN }],
  ["entities that are no list", "entities", { entities: {} }],
  ["an unknown mode", "mode", { mode: "twice" }],
  ["an acceptance by nobody", "decision", { status: "accepted", decidedBy: null }],
  ["a rejection at no time", "decision", { status: "rejected", decidedAt: null }],
  ["a decision while pending", "decision", { decidedAt: now, decidedBy: "Test person" }],
  ["a comment while pending", "decision", { decisionComment: "Nice" }],
  ["a snooze without an end", "snoozed_until", { status: "snoozed", snoozedUntil: null }],
  ["a snooze's end while pending", "snoozed_until", { snoozedUntil: now }],
] as const)("a suggestion with %s is refused", async (_, constraint, values) => {
  await expect(suggestion(values as never)).rejects.toThrow(`automation_suggestions_${constraint}_check`);
});

test("a home at no place on earth is refused", async () => {
  await expect(createHome(db, { latitude: 91 })).rejects.toThrow("homes_latitude_check");
  await expect(createHome(db, { longitude: -181 })).rejects.toThrow("homes_longitude_check");
  await expect(createHome(db, { name: " " })).rejects.toThrow("homes_name_check");
});

test("the log of decisions can only grow, and outlives the suggestion", async () => {
  const { id: jobId } = await job({ status: "completed" });
  const decided = await suggestion({ jobId, status: "rejected" });
  const { id } = await createEvent(db, decided, { kind: "rejected" });
  await expect(db.suggestionEvent.update({ where: { id }, data: { actor: "Somebody" } })).rejects.toThrow(
    "append-only",
  );
  await expect(db.suggestionEvent.delete({ where: { id } })).rejects.toThrow("append-only");
  await db.optimizationJob.delete({ where: { id: jobId } });
  expect(await db.automationSuggestion.findUnique({ where: { id: decided.id } })).toBeNull();
  expect(await db.suggestionEvent.findUnique({ where: { id } })).toMatchObject({ actor: "Test person" });
});

test("deleting the newer suggestion of a routine frees the older one", async () => {
  const newer = await suggestion({});
  const older = await suggestion({ supersededById: newer.id });
  await db.automationSuggestion.delete({ where: { id: newer.id } });
  expect(await db.automationSuggestion.findUnique({ where: { id: older.id } })).toMatchObject({ supersededById: null });
});

test("every index says which query it serves", async () => {
  const silent = await db.$queryRaw`
    SELECT indexrelid::regclass::text AS index FROM pg_index
    WHERE indrelid::regclass::text IN (SELECT tablename FROM pg_tables WHERE schemaname = 'public')
      AND NOT indisprimary AND obj_description(indexrelid) IS NULL`;
  expect(silent).toEqual([]);
});
