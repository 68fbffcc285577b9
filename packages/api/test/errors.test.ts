import { ANALYSIS_TYPES } from "@routinely/analysis";
import { createHome, createJob } from "@routinely/db/testing";
import { afterEach, expect, test, vi } from "vitest";
import { JOB_STATUSES, SUGGESTION_STATUSES } from "../src/contract/index.ts";
import { handleRequest } from "../src/index.ts";
import { httpClient } from "./http-client.ts";
import { testApi } from "./test-api.ts";

const api = await testApi();
const url = await api.serve();
const home = await createHome(api.db);

const { get, post } = httpClient(url);

async function query(path: string, input: unknown) {
  return (await get(path, input)).body;
}

async function mutate(path: string, input: unknown) {
  const { status, body } = await post(path, input);
  expect(body.error.data.httpStatus).toBe(status);
  return body;
}

const badRequest = { code: "BAD_REQUEST", httpStatus: 400 };

test.each([0, 721, 1.5, "168", null])("hours %j are refused with what they may be", async (hours) => {
  expect(await mutate("job.start", { homeId: home.id, hours })).toMatchObject({
    error: {
      message: "hours must be a whole number between 1 and 720.",
      data: {
        ...badRequest,
        field: "hours",
        allowed: ["a whole number between 1 and 720"],
        fields: [{ field: "hours" }],
      },
    },
  });
});

test("an unknown analysis type is refused with the known ones", async () => {
  const { error } = await mutate("job.start", { homeId: home.id, analysisTypes: ["device_health", "astrology"] });
  expect(error).toMatchObject({
    message: `analysisTypes[1] must be one of ${ANALYSIS_TYPES.join(", ")}.`,
    data: { ...badRequest, field: "analysisTypes[1]", allowed: ANALYSIS_TYPES },
  });
});

test("an analysis of nothing is refused", async () => {
  const { error } = await mutate("job.start", { homeId: home.id, analysisTypes: [] });
  expect(error).toMatchObject({
    message: "analysisTypes must have at least 1 item.",
    data: { ...badRequest, field: "analysisTypes" },
  });
});

test.each([
  ["job.list", JOB_STATUSES],
  ["suggestion.list", SUGGESTION_STATUSES],
])("a status that does not exist is refused by %s with those that do", async (path, statuses) => {
  expect(await query(path, { status: "lost" })).toMatchObject({
    error: {
      message: `status must be one of ${statuses.join(", ")}.`,
      data: { ...badRequest, field: "status", allowed: statuses },
    },
  });
});

test.each([
  ["suggestion.accept", "comment"],
  ["suggestion.reject", "comment"],
  ["suggestion.reject", "reason"],
])("%s refuses a %s over 2,000 characters", async (path, field) => {
  expect(await mutate(path, { id: crypto.randomUUID(), [field]: "x".repeat(2001) })).toMatchObject({
    error: {
      message: `${field} must be at most 2,000 characters long.`,
      data: { ...badRequest, field, allowed: ["at most 2,000 characters long"] },
    },
  });
});

test("text that no database takes is refused", async () => {
  const message = (field: string) => `${field} must not contain the character NUL.`;
  expect(await mutate("suggestion.accept", { id: crypto.randomUUID(), comment: "a\0b" })).toMatchObject({
    error: { message: message("comment"), data: { ...badRequest, field: "comment" } },
  });
  const source = { kind: "recorder", recorderPath: "/home\0" };
  expect(await mutate("home.add", { name: "Home", source })).toMatchObject({
    error: { message: message("source.recorderPath"), data: { ...badRequest, field: "source.recorderPath" } },
  });
});

test.each([0, 201, -1])("a page of %i is refused", async (limit) => {
  expect(await query("job.list", { limit })).toMatchObject({
    error: { message: "limit must be a whole number between 1 and 200.", data: { ...badRequest, field: "limit" } },
  });
});

test.each(["job.list", "suggestion.list", "insight.list"])("%s refuses a broken cursor", async (path) => {
  const ofNoTime = Buffer.from(`-000044-03-15T00:00:00.000Z ${crypto.randomUUID()}`).toString("base64url");
  for (const cursor of ["nonsense", ofNoTime]) {
    expect(await query(path, { cursor })).toMatchObject({ error: { data: { ...badRequest, field: "cursor" } } });
  }
});

test("an id that is none is refused, not looked up", async () => {
  expect(await query("suggestion.byId", { id: "1" })).toMatchObject({
    error: { message: "id must be a UUID.", data: { ...badRequest, field: "id" } },
  });
  expect(await query("suggestion.byId", { id: 1 })).toMatchObject({ error: { message: "id must be a string." } });
  expect(await query("suggestion.byId", [])).toMatchObject({ error: { message: "The input must be an object." } });
  expect(await query("suggestion.byId", {})).toMatchObject({
    error: { message: "id is missing.", data: { ...badRequest, field: "id" } },
  });
});

test("every wrong field is named", async () => {
  const { error } = await mutate("suggestion.snooze", { id: "1", until: "tomorrow" });
  expect(error.data.fields).toMatchObject([{ field: "id" }, { field: "until" }]);
  expect(error.message).toBe(
    "id must be a UUID; until must be a date and time with its offset, such as 2026-11-22T21:14:00Z.",
  );
});

test("an unknown home, job or suggestion is not found", async () => {
  const id = crypto.randomUUID();
  const notFound = { error: { data: { code: "NOT_FOUND", httpStatus: 404 } } };
  expect(await mutate("job.start", { homeId: id })).toMatchObject(notFound);
  expect(await query("job.byId", { id })).toMatchObject(notFound);
  expect(await mutate("job.cancel", { id })).toMatchObject(notFound);
  expect(await mutate("job.retry", { id })).toMatchObject(notFound);
  expect(await mutate("job.delete", { id })).toMatchObject(notFound);
  expect(await mutate("suggestion.accept", { id })).toMatchObject(notFound);
  expect(await query("home.catalog", { id })).toMatchObject(notFound);
  expect(await mutate("home.update", { id, name: "New" })).toMatchObject(notFound);
});

test("what a job's state does not allow is a conflict", async () => {
  const { id: pending } = await createJob(api.db, { homeId: home.id });
  const { id: completed } = await createJob(api.db, { homeId: home.id, status: "completed" });
  const conflict = { error: { data: { code: "CONFLICT", httpStatus: 409 } } };
  expect(await mutate("job.delete", { id: pending })).toMatchObject(conflict);
  expect(await mutate("job.retry", { id: pending })).toMatchObject(conflict);
  expect(await mutate("job.cancel", { id: completed })).toMatchObject(conflict);
});

test("a home whose file is gone is unavailable, and says so", async () => {
  expect(await query("home.catalog", { id: home.id })).toMatchObject({
    error: { message: expect.stringContaining("/nowhere/home-assistant_v2.db"), data: { code: "SERVICE_UNAVAILABLE" } },
  });
});

test("a name over 100 characters is refused before anything is done", async () => {
  const response = await fetch(`${url}/health`, { headers: { "x-routinely-actor": "x".repeat(101) } });
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ error: { data: { ...badRequest, field: "x-routinely-actor" } } });
});

test("what is no JSON, and what is no procedure, is the caller's mistake", async () => {
  const broken = await fetch(`${url}/job.start`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: "{",
  });
  expect(broken.status).toBe(400);
  expect((await fetch(`${url}/job.explode`)).status).toBe(404);
  expect((await fetch(`${url}/job.start`)).status).toBe(405);
});

afterEach(() => vi.restoreAllMocks());

test("a defect shows a neutral sentence, and its cause only in the log", async () => {
  const secret = "connection string with a password";
  const logged = vi.spyOn(api.core.log, "error").mockReturnValue();
  const db = { home: { findMany: () => Promise.reject(new Error(secret)) } } as never;
  const response = await handleRequest(new Request("http://localhost/api/trpc/home.list"), {
    deps: { ...api.core, db },
    clientKey: "test",
    actor: "API",
  });
  const text = await response.text();
  expect(response.status).toBe(500);
  expect(text).not.toContain(secret);
  expect(JSON.parse(text).error).toMatchObject({
    message: "Something went wrong on the server. Its log has the details.",
    data: { code: "INTERNAL_SERVER_ERROR" },
  });
  expect(JSON.parse(text).error.data).not.toHaveProperty("stack");
  expect(logged).toHaveBeenCalledWith(
    { err: expect.objectContaining({ message: secret }), path: "home.list" },
    expect.any(String),
  );
});
