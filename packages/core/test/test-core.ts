import { tmpdir } from "node:os";
import { testDatabase } from "@routinely/db/testing";
import { afterAll } from "vitest";
import { type Core, type CoreOptions, createCore } from "../src/core.ts";

/** A core on a fresh database of the calling test file; both are gone when its tests are over. */
export async function testCore(role: CoreOptions["role"] = "test"): Promise<Core & { databaseUrl: string }> {
  const { connectionString: databaseUrl } = await testDatabase();
  return { ...(await openTestCore(databaseUrl, role)), databaseUrl };
}

/** One more core on the same database: another process, as far as the database can tell. */
export async function openTestCore(databaseUrl: string, role: CoreOptions["role"] = "test"): Promise<Core> {
  const core = await createCore({ databaseUrl, dataDir: tmpdir(), role, logLevel: "silent" });
  afterAll(() => core.close());
  return core;
}
