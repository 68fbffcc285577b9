import { createHome, createJob, createSuggestion } from "@routinely/db/testing";
import { expect, test } from "vitest";
import { jobPageSchema, suggestionDetailSchema } from "../src/contract/index.ts";
import { suggestionEvidence as evidence } from "./evidence.ts";
import { httpClient } from "./http-client.ts";
import { testApi } from "./test-api.ts";

const api = await testApi();
const { get, post } = httpClient(await api.serve());
const { id: homeId } = await createHome(api.db);

test("any HTTP client can start an analysis and read it, with dates as ISO strings", async () => {
  const started = await post("job.start", { homeId, hours: 24, analysisTypes: ["device_health"] });
  expect(started.status).toBe(200);
  const { result } = started.body;
  expect(result.data).toMatchObject({ status: "pending", hoursAnalyzed: 24, analysisTypes: ["device_health"] });
  expect(new Date(result.data.createdAt).toISOString()).toBe(result.data.createdAt);

  const read = await get("job.byId", { id: result.data.id });
  expect(read.body).toEqual({ result: { data: result.data } });
});

test("everything is analysed over a week, when nothing is said", async () => {
  const { result } = (await post("job.start", {})).body;
  expect(result.data).toMatchObject({
    homeId,
    hoursAnalyzed: 168,
    analysisTypes: { length: 6 },
    entities: [],
    focusAreas: [],
  });
});

test("a list needs no input", async () => {
  const { body } = await get("job.list");
  expect(jobPageSchema.parse(body.result.data).items.length).toBeGreaterThan(0);
});

test("a job is cancelled, retried and deleted, with its suggestions", async () => {
  const { id } = await createJob(api.db, { homeId });
  expect((await post("job.cancel", { id })).body).toMatchObject({ result: { data: { status: "cancelled" } } });
  expect((await post("job.retry", { id })).body).toMatchObject({ result: { data: { id, status: "pending" } } });
  await post("job.cancel", { id });
  const suggestion = await createSuggestion(api.db, { jobId: id, homeId, evidence });
  expect((await post("job.delete", { id })).body).toEqual({ result: { data: { id } } });
  expect((await get("job.byId", { id })).status).toBe(404);
  expect((await get("suggestion.byId", { id: suggestion.id })).status).toBe(404);
});

test("a client may say on whose behalf it decides; else the app's name is kept", async () => {
  const named = await createSuggestion(api.db, { homeId, evidence });
  const unnamed = await createSuggestion(api.db, { homeId, evidence });
  await post("suggestion.accept", { id: named.id }, { "x-routinely-actor": " Ann " });
  await post("suggestion.accept", { id: unnamed.id });
  expect((await get("suggestion.byId", { id: named.id })).body.result.data.decision.by).toBe("Ann");
  expect((await get("suggestion.byId", { id: unnamed.id })).body.result.data.decision.by).toBe("API");
});

test("one suggestion comes with its automation in words, what might be preferred to it, names and log", async () => {
  const automation = {
    alias: "Hall light on at ten",
    description: "",
    triggers: [{ trigger: "time", at: "22:00:00" }],
    conditions: [],
    actions: [{ action: "light.turn_on", target: { entity_id: "light.hall" } }],
    mode: "single",
  };
  const { id } = await createSuggestion(api.db, {
    homeId,
    evidence: { ...evidence, alternatives: [{ title: automation.alias, automation, total: evidence.total }] },
  });
  const { result } = (await get("suggestion.byId", { id })).body;
  expect(suggestionDetailSchema.parse(result.data)).toMatchObject({
    words: { when: ["At sunset"], onlyIf: [] },
    alternatives: [
      {
        title: "Hall light on at ten",
        total: evidence.total,
        words: { when: ["At 22:00"] },
        yaml: expect.stringMatching(/at: .?22:00:00/),
      },
    ],
    entityNames: { "light.hall": "light.hall" },
    timeZone: "Europe/Amsterdam",
    history: [],
  });
});

test("health tells of the database and the workers", async () => {
  expect((await get("health")).body).toMatchObject({
    result: { data: { status: "ok", database: "up", workers: 0, version: expect.stringMatching(/^\d+\.\d+\.\d+$/) } },
  });
});
