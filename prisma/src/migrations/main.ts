/** `pnpm --filter @routinely/db migrate`: brings the database of `DATABASE_URL` up to date. */
import { DatabaseError } from "../database-error.ts";
import { migrate } from "./migrate.ts";

const connectionString = process.env.DATABASE_URL;
if (!connectionString) {
  process.stderr.write("Set DATABASE_URL to the database to migrate.\n");
  process.exit(2);
}
try {
  const applied = await migrate(connectionString);
  process.stdout.write(applied.length === 0 ? "The database is up to date.\n" : `Applied ${applied.join(", ")}.\n`);
} catch (error) {
  if (!(error instanceof DatabaseError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
