export { createDb, type Db, type DbTransaction } from "./client.ts";
export { DatabaseError } from "./database-error.ts";
export * from "./generated/client.ts";
export { migrate } from "./migrations/migrate.ts";
