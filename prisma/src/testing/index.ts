export { type BulkHistory, seedHistory } from "./bulk.ts";
export { cloneDatabase, type TestDatabase } from "./clone-database.ts";
export { createEvent, createHome, createInsight, createJob, createSuggestion } from "./seed.ts";
export { startTestServer, type TestServer, type TestServerOptions } from "./test-server.ts";
export { databaseSetup, testDatabase } from "./vitest.ts";
