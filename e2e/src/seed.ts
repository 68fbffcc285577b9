import type { AppRouter } from "@routinely/api";
import type { Db } from "@routinely/db";
import { createJob, createSuggestion } from "@routinely/db/testing";
import type { TRPCClient } from "@trpc/client";

/** Older than the demo home's own first run, which stays the newest. */
export const LONG_AGO = new Date("2025-01-01T12:00:00Z");

/** An old finished run of the demo home with one pending suggestion of its own, that no other test decides on. */
export async function seedSuggestion(db: Db, api: TRPCClient<AppRouter>, title: string) {
  const [home] = await api.home.list.query();
  const { items } = await api.suggestion.list.query({ limit: 1 });
  const { evidence } = items[0]!; // a real one: its shape is part of the API
  const job = await createJob(db, {
    homeId: home!.id,
    status: "completed",
    suggestionCount: 1,
    createdAt: LONG_AGO,
    startedAt: LONG_AGO,
    completedAt: LONG_AGO,
  });
  return createSuggestion(db, { homeId: home!.id, jobId: job.id, title, evidence });
}
