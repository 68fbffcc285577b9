import { expect, test } from "vitest";
import {
  createEvent,
  createHome,
  createInsight,
  createJob,
  createSuggestion,
  seedHistory,
  testDatabase,
} from "./index.ts";

const { db, connectionString } = await testDatabase();

test("seeds a suggestion, an insight and a job of every status", async () => {
  for (const status of ["pending", "running", "completed", "failed", "cancelled"] as const) {
    expect(await createJob(db, { status })).toMatchObject({ status });
  }
  for (const status of ["pending", "accepted", "rejected", "snoozed"] as const) {
    expect(await createSuggestion(db, { status })).toMatchObject({ status });
  }
  const { jobId } = await createInsight(db);
  const suggestion = await createSuggestion(db, { jobId });
  expect(await createEvent(db, suggestion, { kind: "accepted" })).toMatchObject({ suggestionId: suggestion.id });
});

test("seeds a long history", async () => {
  const { id: homeId } = await createHome(db);
  await seedHistory(connectionString, { homeId, jobs: 100, suggestionsPerJob: 3 });
  expect(await db.optimizationJob.count({ where: { homeId } })).toBe(100);
  expect(await db.automationSuggestion.count({ where: { homeId, status: "accepted" } })).toBe(100);
});
