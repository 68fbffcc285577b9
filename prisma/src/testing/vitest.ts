import { afterAll, inject } from "vitest";
import type { TestProject } from "vitest/node";
import { cloneDatabase, type TestDatabase } from "./clone-database.ts";
import { startTestServer, type TestServerOptions } from "./test-server.ts";

declare module "vitest" {
  interface ProvidedContext {
    databaseTemplate: string;
  }
}

/** A `globalSetup` for Vitest: one server and one migrated template for all test files. */
export function databaseSetup(options: TestServerOptions = {}) {
  return async function setup(project: TestProject): Promise<() => Promise<void>> {
    const server = await startTestServer(options);
    project.provide("databaseTemplate", server.template);
    return () => server.stop();
  };
}

/** A fresh database for the calling test file, dropped when its tests are over: `const { db } = await testDatabase();` */
export async function testDatabase(): Promise<TestDatabase> {
  const database = await cloneDatabase(inject("databaseTemplate"));
  afterAll(() => database.drop());
  return database;
}
