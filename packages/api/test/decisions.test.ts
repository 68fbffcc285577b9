import { createHome, createJob, createSuggestion as seedSuggestion } from "@routinely/db/testing";
import { expect, test } from "vitest";
import { suggestionEvidence as evidence } from "./evidence.ts";
import { testApi } from "./test-api.ts";

const api = await testApi();
const home = await createHome(api.db, { timeZone: "Europe/Amsterdam" });
const { id: jobId } = await createJob(api.db, { homeId: home.id, status: "completed" });
const ann = api.as("Ann");
const ben = api.as("Ben");

function createSuggestion(values: Parameters<typeof seedSuggestion>[1] = {}) {
  return seedSuggestion(api.db, { jobId, evidence, ...values });
}

test("accepting keeps the comment, who decided and when", async () => {
  const { id } = await createSuggestion();
  const accepted = await ann.suggestion.accept({ id, comment: "  Nice  " });
  expect(accepted).toMatchObject({ status: "accepted", decision: { by: "Ann", comment: "Nice", reason: null } });
  expect(Math.abs(Date.parse(accepted.decision?.at ?? "") - Date.now())).toBeLessThan(60_000);
  expect(await ben.suggestion.byId({ id })).toMatchObject({ status: "accepted", decision: accepted.decision });
});

test("rejecting keeps reason and comment", async () => {
  const { id } = await createSuggestion();
  expect(await ann.suggestion.reject({ id, reason: "Only in summer", comment: "" })).toMatchObject({
    status: "rejected",
    decision: { by: "Ann", reason: "Only in summer", comment: null },
  });
});

test("the automation is handed over as YAML", async () => {
  const { id, fingerprint } = await createSuggestion();
  const { yaml, automation } = await ann.suggestion.accept({ id });
  expect(yaml).toContain(`- id: routinely_${fingerprint}\n`);
  expect(automation).toMatchObject({ alias: "Turn on the hall light at sunset", mode: "single", conditions: [] });
});

test("a second decision is refused with who decided when, in the home's time", async () => {
  const { id } = await createSuggestion({
    status: "accepted",
    decidedBy: "Dashboard",
    decidedAt: new Date("2026-11-22T20:14:00Z"),
    decisionComment: "Nice",
  });
  const refusal = {
    code: "CONFLICT",
    message: "This suggestion was already accepted by Dashboard on 22 November 2026 at 21:14.",
  };
  await expect(ann.suggestion.accept({ id, comment: "Again" })).rejects.toMatchObject(refusal);
  await expect(ann.suggestion.reject({ id })).rejects.toMatchObject(refusal);
  await expect(ann.suggestion.snooze({ id, until: inHours(1) })).rejects.toMatchObject(refusal);
  expect(await ann.suggestion.byId({ id })).toMatchObject({
    decision: { by: "Dashboard", comment: "Nice" },
    history: [],
  });
});

test("when two people accept at once, one wins and the other is told who did", async () => {
  const suggestions = await Promise.all(Array.from({ length: 20 }, () => createSuggestion()));
  for (const { id } of suggestions) {
    const [first, second] = await Promise.allSettled([ann.suggestion.accept({ id }), ben.suggestion.accept({ id })]);
    const winner = first.status === "fulfilled" ? "Ann" : "Ben";
    const refused = first.status === "fulfilled" ? second : first;
    expect(refused).toMatchObject({
      status: "rejected",
      reason: { code: "CONFLICT", message: expect.stringContaining(`already accepted by ${winner} on `) },
    });
    const { decision, history } = await ann.suggestion.byId({ id });
    expect(decision?.by).toBe(winner);
    expect(history).toMatchObject([{ kind: "accepted", actor: winner }]);
  }
});

test("a superseded suggestion names the newer one", async () => {
  const newer = await createSuggestion({ title: "Hall light at dusk" });
  const { id } = await createSuggestion({ supersededById: newer.id });
  const refusal = { code: "CONFLICT", message: expect.stringMatching(`newer .*“Hall light at dusk”.*${newer.id}`) };
  await expect(ann.suggestion.accept({ id })).rejects.toMatchObject(refusal);
  await expect(ann.suggestion.snooze({ id, until: inHours(1) })).rejects.toMatchObject(refusal);
});

test("a reopened suggestion can be decided anew, and the log keeps all of it in order", async () => {
  const { id } = await createSuggestion();
  await ann.suggestion.reject({ id, reason: "No", comment: "Not now" });
  expect(await ben.suggestion.reopen({ id })).toMatchObject({ status: "pending", decision: null });
  await ben.suggestion.snooze({ id, until: inHours(2) });
  await ann.suggestion.reopen({ id });
  await ann.suggestion.accept({ id, comment: "Well then" });
  const { history } = await ann.suggestion.byId({ id });
  expect(history).toMatchObject([
    { kind: "rejected", actor: "Ann", reason: "No", comment: "Not now" },
    { kind: "reopened", actor: "Ben" },
    { kind: "snoozed", actor: "Ben" },
    { kind: "reopened", actor: "Ann" },
    { kind: "accepted", actor: "Ann", comment: "Well then" },
  ]);
  expect(history.map(({ at }) => at)).toEqual(history.map(({ at }) => at).toSorted());
});

test("the log of decisions cannot be changed or shortened", async () => {
  const { id } = await createSuggestion();
  await ann.suggestion.accept({ id });
  await expect(api.db.suggestionEvent.updateMany({ data: { actor: "Nobody" } })).rejects.toThrow(/append-only/);
  await expect(api.db.suggestionEvent.deleteMany()).rejects.toThrow(/append-only/);
});

test("a snooze says until when, and only a reopened suggestion can be decided", async () => {
  const { id } = await createSuggestion();
  const until = inHours(48);
  expect(await ann.suggestion.snooze({ id, until })).toMatchObject({
    status: "snoozed",
    snoozedUntil: until,
    decision: null,
  });
  await expect(ben.suggestion.accept({ id })).rejects.toMatchObject({
    code: "CONFLICT",
    message: expect.stringMatching(/^This suggestion is snoozed until \d+ \w+ \d{4} at \d\d:\d\d\. Reopen it/),
  });
  expect(await ben.suggestion.reopen({ id })).toMatchObject({ status: "pending", snoozedUntil: null });
});

test("a snooze ends in the future, within a year", async () => {
  const { id } = await createSuggestion();
  const badUntil = { code: "BAD_REQUEST", cause: { field: "until" } };
  await expect(ann.suggestion.snooze({ id, until: inHours(-1) })).rejects.toMatchObject(badUntil);
  await expect(ann.suggestion.snooze({ id, until: inHours(24 * 400) })).rejects.toMatchObject(badUntil);
  expect(await ann.suggestion.byId({ id })).toMatchObject({ status: "pending", history: [] });
});

test("a pending suggestion cannot be reopened", async () => {
  const { id } = await createSuggestion();
  await expect(ann.suggestion.reopen({ id })).rejects.toMatchObject({ code: "CONFLICT" });
});

test("what does not exist is not found, whatever is done with it", async () => {
  const id = crypto.randomUUID();
  const notFound = { code: "NOT_FOUND" };
  await expect(ann.suggestion.byId({ id })).rejects.toMatchObject(notFound);
  await expect(ann.suggestion.accept({ id })).rejects.toMatchObject(notFound);
  await expect(ann.suggestion.reject({ id })).rejects.toMatchObject(notFound);
  await expect(ann.suggestion.snooze({ id, until: inHours(1) })).rejects.toMatchObject(notFound);
  await expect(ann.suggestion.reopen({ id })).rejects.toMatchObject(notFound);
});

function inHours(hours: number): string {
  return new Date(Date.now() + hours * 3_600_000).toISOString();
}
