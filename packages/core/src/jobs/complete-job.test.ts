import { createEvent, createHome, createSuggestion } from "@routinely/db/testing";
import { expect, test } from "vitest";
import { claimedJob } from "../../test/claimed-job.ts";
import { foundInsight, foundResult, foundSuggestion } from "../../test/found.ts";
import { openTestCore, testCore } from "../../test/test-core.ts";
import { acceptSuggestion } from "../suggestions/accept-suggestion.ts";
import { listSuggestions } from "../suggestions/list-suggestions.ts";
import { completeJob } from "./complete-job.ts";
import { getJob } from "./get-job.ts";

const core = await testCore();
const other = await openTestCore(core.databaseUrl);
const home = async () => (await createHome(core.db)).id;

/** A whole run that found these routines. */
async function run(homeId: string, ...fingerprints: string[]) {
  const claim = await claimedJob(core.db, homeId);
  const suggestions = fingerprints.map((fingerprint) => foundSuggestion(fingerprint));
  expect(await completeJob(core.db, claim, foundResult({ suggestions }))).toBe(true);
  return getJob(core, { id: claim.jobId });
}

async function suggestionsOf(jobId: string) {
  return (await listSuggestions(core, { jobId, limit: 50 })).items;
}

test("everything that was found is there, best first", async () => {
  const claim = await claimedJob(core.db, await home());
  const found = foundResult({
    insights: [foundInsight("first"), foundInsight("second")],
    suggestions: [foundSuggestion("best", { confidence: 0.9 }), foundSuggestion("good"), foundSuggestion("fair")],
  });
  await completeJob(core.db, claim, found);

  expect(await getJob(core, { id: claim.jobId })).toMatchObject({
    status: "completed",
    insightCount: 2,
    suggestionCount: 3,
    recommendations: ["1 routine was found."],
    report: found.report,
    progress: null,
    completedAt: expect.any(Date),
  });
  const [best, ...others] = await suggestionsOf(claim.jobId);
  expect(best).toMatchObject({
    fingerprint: "best",
    confidence: 0.9,
    status: "pending",
    automation: found.suggestions[0]?.automation,
    evidence: found.suggestions[0]?.evidence,
  });
  expect(others.map(({ fingerprint }) => fingerprint)).toEqual(["good", "fair"]);
  const insights = await core.db.insight.findMany({ orderBy: { createdAt: "desc" } });
  expect(insights.map(({ title }) => title)).toEqual(["first", "second"]);
});

test("a result that breaks the contract stores nothing", async () => {
  const claim = await claimedJob(core.db, await home());
  const suggestions = [foundSuggestion("fine"), foundSuggestion("too sure", { confidence: 1.2 })];
  await expect(completeJob(core.db, claim, foundResult({ suggestions }))).rejects.toThrow("confidence");
  expect(await getJob(core, { id: claim.jobId })).toMatchObject({ status: "running" });
  expect(await suggestionsOf(claim.jobId)).toEqual([]);
});

test("a routine that is found again supersedes the older suggestion of it", async () => {
  const homeId = await home();
  const elsewhere = await run(await home(), "evening light");
  const first = await run(homeId, "evening light", "morning coffee");
  const second = await run(homeId, "evening light");

  const [newer] = await suggestionsOf(second.id);
  const older = await suggestionsOf(first.id);
  expect(older.map(({ fingerprint, supersededById }) => [fingerprint, supersededById])).toEqual([
    ["evening light", newer?.id],
    ["morning coffee", null],
  ]);
  expect((await suggestionsOf(elsewhere.id))[0]).toMatchObject({ supersededById: null });
});

test("routines that somebody decided on are left out, and counted", async () => {
  const homeId = await home();
  const decide = async (fingerprint: string, status: "accepted" | "rejected") => {
    const suggestion = await createSuggestion(core.db, { homeId, fingerprint, status });
    await createEvent(core.db, suggestion, { kind: status });
    return suggestion;
  };
  await decide("accepted", "accepted");
  await decide("rejected", "rejected");
  const snoozedUntil = new Date(Date.now() + 3_600_000);
  const snoozed = await createSuggestion(core.db, { homeId, fingerprint: "snoozed", status: "snoozed", snoozedUntil });
  await createEvent(core.db, snoozed, { kind: "snoozed", snoozedUntil });
  await createEvent(core.db, await createSuggestion(core.db, { homeId, fingerprint: "reopened" }), {
    kind: "rejected",
    createdAt: new Date(Date.now() - 60_000),
  });
  await createEvent(core.db, await createSuggestion(core.db, { homeId, fingerprint: "reopened" }), {
    kind: "reopened",
  });

  const job = await run(homeId, "accepted", "rejected", "snoozed", "reopened", "new");
  expect((await suggestionsOf(job.id)).map(({ fingerprint }) => fingerprint)).toEqual(["reopened", "new"]);
  expect(job).toMatchObject({
    suggestionCount: 2,
    recommendations: ["1 routine was found.", "3 routines you already decided on were found again and left out."],
  });
});

test("a decision is remembered when its analysis is deleted", async () => {
  const homeId = await home();
  const first = await run(homeId, "evening light");
  const [suggestion] = await suggestionsOf(first.id);
  await acceptSuggestion(core, { id: suggestion!.id, actor: "Alex" });
  await core.db.optimizationJob.delete({ where: { id: first.id } });
  expect(await run(homeId, "evening light")).toMatchObject({ suggestionCount: 0 });
});

test("a snooze that has run out counts no longer, even before anybody woke it", async () => {
  const homeId = await home();
  const snoozedUntil = new Date(Date.now() - 1_000);
  const older = await createSuggestion(core.db, { homeId, fingerprint: "a", status: "snoozed", snoozedUntil });
  await createEvent(core.db, older, { kind: "snoozed", snoozedUntil });
  const [newer] = await suggestionsOf((await run(homeId, "a")).id);
  expect(await core.db.automationSuggestion.findUnique({ where: { id: older.id } })).toMatchObject({
    status: "pending",
    supersededById: newer?.id,
  });
});

test.each([1, 2, 3, 4, 5])(
  "two analyses of a home that end at once leave one open suggestion of a routine (%i)",
  async () => {
    const homeId = await home();
    const claims = [await claimedJob(core.db, homeId), await claimedJob(other.db, homeId)] as const;
    const result = foundResult({ suggestions: [foundSuggestion("a"), foundSuggestion("b")] });
    await Promise.all([completeJob(core.db, claims[0], result), completeJob(other.db, claims[1], result)]);
    const open = await core.db.automationSuggestion.findMany({ where: { homeId, supersededById: null } });
    expect(open.map(({ fingerprint }) => fingerprint).sort()).toEqual(["a", "b"]);
  },
);

test.each([1, 2, 3, 4, 5])(
  "a decision just when the routine is found again is either kept or refused (%i)",
  async () => {
    const homeId = await home();
    const [older] = await suggestionsOf((await run(homeId, "a")).id);
    const claim = await claimedJob(core.db, homeId);
    const [accepted] = await Promise.allSettled([
      acceptSuggestion(other, { id: older!.id, actor: "Alex" }),
      completeJob(core.db, claim, foundResult({ suggestions: [foundSuggestion("a")] })),
    ]);
    const isKept = accepted.status === "fulfilled";
    expect(await suggestionsOf(claim.jobId)).toHaveLength(isKept ? 0 : 1);
    expect(await core.db.automationSuggestion.findUnique({ where: { id: older!.id } })).toMatchObject(
      isKept ? { status: "accepted", supersededById: null } : { status: "pending", supersededById: expect.any(String) },
    );
  },
);
