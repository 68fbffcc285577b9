import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { AnalysisType } from "@routinely/analysis";
import { createHome } from "@routinely/db/testing";
import { writeHome } from "@routinely/simulator";
import { afterAll, expect, test } from "vitest";
import { queuedEntries } from "../../test/queued.ts";
import { testCore } from "../../test/test-core.ts";
import { startJob } from "./start-job.ts";

const core = await testCore();
const folder = await mkdtemp(join(tmpdir(), "routinely-start-"));
afterAll(() => rm(folder, { recursive: true }));

test("without a home there is nothing to analyse", async () => {
  await expect(startJob(core, {})).rejects.toMatchObject({ kind: "invalid_input", field: "homeId" });
});

test("the only home is analysed when none is named, and everything is asked for", async () => {
  const home = await createHome(core.db, { name: "Canal house" });
  const job = await startJob(core, {});
  expect(job).toMatchObject({ homeId: home.id, homeName: "Canal house", status: "pending", hoursAnalyzed: 168 });
  expect(job.analysisTypes).toHaveLength(6);
  expect(await queuedEntries(core.db, job.id)).toBe(1);
});

test("a job that cannot be queued is not there at all", async () => {
  const before = await core.db.optimizationJob.count();
  const queue = { enqueue: () => Promise.reject(new Error("the queue is full")) };
  await expect(startJob({ ...core, queue }, {})).rejects.toThrow("the queue is full");
  expect(await core.db.optimizationJob.count()).toBe(before);
});

test.each([0, 721, 1.5, Number.NaN])("%d hours are refused", async (hours) => {
  await expect(startJob(core, { hours })).rejects.toMatchObject({ field: "hours", allowed: ["1..720"] });
});

test("an unknown analysis type is refused with those that there are", async () => {
  const analysisTypes = ["astrology" as AnalysisType];
  await expect(startJob(core, { analysisTypes })).rejects.toMatchObject({
    field: "analysisTypes",
    allowed: expect.arrayContaining(["device_health"]),
  });
  await expect(startJob(core, { analysisTypes: [] })).rejects.toMatchObject({ field: "analysisTypes" });
});

test("entities and areas must be the home's own", async () => {
  const { recorder, registryFile } = writeHome(folder, { profile: "demo", seed: 1, days: 1, until: new Date() });
  const source = { kind: "recorder", recorderPath: recorder, registryPath: registryFile };
  const { id: homeId } = await createHome(core.db, { source });

  await expect(startJob(core, { homeId, entities: ["light.nowhere"] })).rejects.toMatchObject({
    field: "entities",
    message: 'This home has no entity "light.nowhere".',
    allowed: expect.arrayContaining(["light.kitchen_ceiling"]),
  });
  await expect(startJob(core, { homeId, focusAreas: ["attic"] })).rejects.toMatchObject({
    field: "focusAreas",
    allowed: expect.arrayContaining(["kitchen"]),
  });
  const job = await startJob(core, { homeId, entities: ["light.kitchen_ceiling"], focusAreas: ["kitchen"] });
  expect(job).toMatchObject({ entities: ["light.kitchen_ceiling"], focusAreas: ["kitchen"] });
});

test("with more than one home, one must be chosen", async () => {
  const homes = await core.db.home.findMany({ orderBy: { createdAt: "asc" } });
  await expect(startJob(core, {})).rejects.toMatchObject({
    field: "homeId",
    allowed: homes.map(({ id, name }) => `${id} (${name})`),
  });
  await expect(startJob(core, { homeId: crypto.randomUUID() })).rejects.toMatchObject({ kind: "not_found" });
});
