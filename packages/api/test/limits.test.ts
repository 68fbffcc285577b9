import { createCore } from "@routinely/core";
import { createHome, createSuggestion } from "@routinely/db/testing";
import { afterAll, expect, test } from "vitest";
import { createCaller } from "../src/index.ts";
import { suggestionEvidence as evidence } from "./evidence.ts";
import { httpClient } from "./http-client.ts";
import { testApi } from "./test-api.ts";

const limits = { startsPerMinute: 5, decisionsPerMinute: 10 };
const api = await testApi({ limits });
const { id: homeId } = await createHome(api.db);

// Another process is another core on the same database.
const other = await createCore({
  databaseUrl: api.databaseUrl,
  dataDir: api.directory,
  role: "test",
  logLevel: "silent",
  limits,
});
afterAll(() => other.close());

const tooMany = { code: "TOO_MANY_REQUESTS" };

test("a client starts five analyses a minute, over all processes and also at once", async () => {
  const here = api.as("Ann", "ann");
  const there = createCaller({ deps: other, clientKey: "ann", actor: "Ann" });
  const starts = await Promise.allSettled(
    Array.from({ length: 12 }, (_, n) => (n % 2 ? here : there).job.start({ homeId })),
  );
  expect(starts.filter(({ status }) => status === "fulfilled")).toHaveLength(5);
  await expect(there.job.start({ homeId })).rejects.toMatchObject({
    ...tooMany,
    message: expect.stringMatching(/^Only 5 analyses can be started a minute\. Try again in \d+ seconds?\.$/),
    cause: { retryAfterSeconds: expect.toSatisfy((seconds) => seconds >= 1 && seconds <= 60) },
  });
  expect(await api.as("Ben", "ben").job.start({ homeId })).toMatchObject({ status: "pending" });
});

test("a retry counts as a start", async () => {
  const eve = api.as("Eve", "eve");
  const { id } = await eve.job.start({ homeId });
  for (let n = 0; n < 4; n++) {
    await eve.job.cancel({ id });
    await eve.job.retry({ id });
  }
  await eve.job.cancel({ id });
  await expect(eve.job.retry({ id })).rejects.toMatchObject(tooMany);
  expect(await eve.job.byId({ id })).toMatchObject({ status: "cancelled" });
});

test("decisions of all kinds count together, and bad input costs nothing", async () => {
  const cleo = api.as("Cleo", "cleo");
  const { id } = await createSuggestion(api.db, { homeId, evidence });
  for (let n = 0; n < 12; n++)
    await expect(cleo.suggestion.accept({ id: "none" })).rejects.toMatchObject({ code: "BAD_REQUEST" });
  for (let n = 0; n < 5; n++) {
    await cleo.suggestion.accept({ id });
    await cleo.suggestion.reopen({ id });
  }
  await expect(cleo.suggestion.reject({ id })).rejects.toMatchObject(tooMany);
  expect(await cleo.suggestion.byId({ id })).toMatchObject({ status: "pending" });
});

test("over HTTP the seconds to wait are in the answer and in its header", async () => {
  const { post } = httpClient(await api.serve("dana"));
  for (let n = 0; n < 5; n++) expect((await post("job.start", { homeId })).status).toBe(200);
  const { status, headers, body } = await post("job.start", { homeId });
  expect(status).toBe(429);
  expect(body.error.data).toMatchObject(tooMany);
  expect(String(body.error.data.retryAfterSeconds)).toBe(headers.get("retry-after"));
});
