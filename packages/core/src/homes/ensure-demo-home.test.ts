import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ANALYSIS_TYPES } from "@routinely/analysis";
import { afterAll, expect, test } from "vitest";
import { queuedEntries } from "../../test/queued.ts";
import { openTestCore, testCore } from "../../test/test-core.ts";
import { listJobs } from "../jobs/list-jobs.ts";
import { ensureDemoHome } from "./ensure-demo-home.ts";
import { homeCatalog } from "./home-catalog.ts";
import { listHomes } from "./list-homes.ts";

const core = await testCore();
const other = await openTestCore(core.databaseUrl);
const dataDir = await mkdtemp(join(tmpdir(), "routinely-demo-"));
afterAll(() => rm(dataDir, { recursive: true }));

test("processes that start at once make one demo home, with its files and first analysis", async () => {
  const made = await Promise.all([core, other, core].map((deps) => ensureDemoHome({ ...deps, dataDir })));
  expect(made.filter(Boolean)).toHaveLength(1);

  const [home, ...others] = await listHomes(core);
  expect(others).toEqual([]);
  expect(home?.source).toMatchObject({ kind: "demo", recorderPath: expect.stringMatching(`^${dataDir}/demo/`) });
  expect(existsSync(home?.source.recorderPath ?? "")).toBe(true);
  expect((await homeCatalog(core, { id: home?.id ?? "" })).areas.length).toBeGreaterThan(0);

  const { items } = await listJobs(core, { limit: 10 });
  expect(items).toMatchObject([
    { homeId: home?.id, status: "pending", hoursAnalyzed: 720, analysisTypes: ANALYSIS_TYPES, entities: [] },
  ]);
  expect(await queuedEntries(core.db, items[0]?.id ?? "")).toBe(1);
});

test("where there is a home already, nothing is made", async () => {
  expect(await ensureDemoHome({ ...core, dataDir })).toBe(false);
  expect(await core.db.home.count()).toBe(1);
});
