import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createCore } from "@routinely/core";
import { migrate } from "@routinely/db";
import { startEmbedded } from "@routinely/db/embedded";
import { createSuggestion } from "@routinely/db/testing";
import { afterAll, expect, test, vi } from "vitest";
import { createCaller } from "../src/index.ts";
import { suggestionEvidence as evidence } from "./evidence.ts";

// A server of its own, which may be stopped.
const directory = await mkdtemp(join(tmpdir(), "routinely-down-"));
await chmod(directory, 0o755); // the server's user must get in
let server = await startEmbedded(directory);
const databaseUrl = server.connectionString;
await migrate(databaseUrl);
const core = await createCore({
  databaseUrl,
  dataDir: directory,
  role: "test",
  logLevel: "silent",
  limits: { startsPerMinute: 1e6, decisionsPerMinute: 1e6 },
});
const api = createCaller({ deps: core, clientKey: "test", actor: "Ann" });

afterAll(async () => {
  await core.close();
  await server.stop();
  await rm(directory, { recursive: true });
});

test("while the database is down everything says so, and afterwards all is well again", async () => {
  const { id, homeId } = await createSuggestion(core.db, { evidence });
  const busy = await createSuggestion(core.db, { homeId, evidence });
  const inAnHour = new Date(Date.now() + 3_600_000).toISOString();
  const failures = failuresOf([
    () => api.job.list(),
    () => api.job.start(),
    () => api.suggestion.snooze({ id: busy.id, until: inAnHour }),
  ]);
  await server.stop();
  expect(await failures.stop()).toEqual([]);

  for (let n = 0; n < 3; n++) {
    expect(await api.health()).toMatchObject({ status: "database_unavailable", database: "down", workers: 0 });
    const unavailable = { code: "SERVICE_UNAVAILABLE", message: expect.stringContaining("database") };
    await expect(api.job.list()).rejects.toMatchObject(unavailable);
    await expect(api.suggestion.byId({ id })).rejects.toMatchObject(unavailable);
    await expect(api.suggestion.accept({ id })).rejects.toMatchObject(unavailable);
    await expect(api.job.start()).rejects.toMatchObject(unavailable);
  }

  server = await startEmbedded(directory, { settings: { port: new URL(databaseUrl).port } });
  await vi.waitFor(async () => expect(await api.health()).toMatchObject({ status: "ok" }), { timeout: 10_000 });
  expect(await api.suggestion.accept({ id })).toMatchObject({ status: "accepted", decision: { by: "Ann" } });
});

/** Keeps calling until told to stop, and then says which answers are none to give while the database goes down. */
function failuresOf(calls: (() => Promise<unknown>)[]) {
  const expected = ["SERVICE_UNAVAILABLE", "CONFLICT"];
  const unexpected: unknown[] = [];
  let isStopped = false;
  const callers = [...calls, ...calls, ...calls].map(async (call) => {
    while (!isStopped) {
      await call().catch((error: { code: string }) => {
        if (!expected.includes(error.code)) unexpected.push(error);
      });
    }
  });
  return {
    async stop() {
      isStopped = true;
      await Promise.all(callers);
      return unexpected;
    },
  };
}
