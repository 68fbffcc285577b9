import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Core, createCore, type LimitOptions } from "@routinely/core";
import type { Db } from "@routinely/db";
import { testDatabase } from "@routinely/db/testing";
import { afterAll } from "vitest";
import { createCaller, createContext } from "../src/index.ts";
import { serve } from "./serve.ts";

/** What no test but that of the limits wants to run into. */
const NO_LIMITS: LimitOptions = { startsPerMinute: 1_000_000, decisionsPerMinute: 1_000_000 };

export interface TestApi {
  readonly core: Core;
  readonly db: Db;
  readonly databaseUrl: string;
  /** A directory for this test file alone. */
  readonly directory: string;
  /** Calls procedures as this person. */
  as(actor: string, clientKey?: string): ReturnType<typeof createCaller>;
  /** Serves it over HTTP until the file's tests are over, and gives its URL. */
  serve(clientKey?: string): Promise<string>;
}

/** The API on a database of its own, closed when the file's tests are over. */
export async function testApi({ limits = NO_LIMITS }: { limits?: LimitOptions } = {}): Promise<TestApi> {
  const { db, connectionString: databaseUrl } = await testDatabase();
  const directory = await mkdtemp(join(tmpdir(), "routinely-api-"));
  const core = await createCore({ databaseUrl, dataDir: directory, role: "test", logLevel: "silent", limits });
  afterAll(async () => {
    await core.close();
    await rm(directory, { recursive: true });
  });
  return {
    core,
    db,
    databaseUrl,
    directory,
    as: (actor, clientKey = "test") => createCaller(createContext({ deps: core, clientKey, actor })),
    async serve(clientKey = "test") {
      const { url, close } = await serve({ deps: core, clientKey, actor: "API" });
      afterAll(close);
      return url;
    },
  };
}
