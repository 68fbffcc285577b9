import { randomUUID } from "node:crypto";
import pg from "pg";
import { DatabaseError } from "../database-error.ts";
import { databaseName, ensureDatabase } from "./ensure-database.ts";
import { type Migration, readMigrations } from "./read-migrations.ts";

/** Any number, the same in every process of Routinely. */
const MIGRATION_LOCK = 7_081_524;

/**
 * Brings the database up to date, creating it when it is missing. Several processes may do so at once. All of it is
 * one transaction, so a process that dies in between leaves nothing half done.
 *
 * @returns the names of the migrations that were missing
 * @throws DatabaseError when the database cannot be reached or changed, or is older than PostgreSQL 14
 */
export async function migrate(connectionString: string): Promise<string[]> {
  await ensureDatabase(connectionString);
  const migrations = await readMigrations();
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await client.query("BEGIN");
    await client.query("SELECT pg_advisory_xact_lock($1)", [MIGRATION_LOCK]);
    const missing = missingOf(migrations, await appliedMigrations(client));
    for (const migration of missing) await apply(client, migration);
    await client.query("COMMIT");
    return missing.map(({ name }) => name);
  } catch (error) {
    if (error instanceof DatabaseError) throw error;
    const { code, message } = error as { code?: string; message: string };
    const name = databaseName(connectionString);
    if (code === "42501") {
      throw new DatabaseError(`The user "${client.user}" may not create or change tables in the database "${name}".`);
    }
    throw new DatabaseError(`The database "${name}" could not be migrated: ${message}.`, { cause: error });
  } finally {
    await client.end();
  }
}

/** Prisma's own table, so that its tools understand the database too. Name -> checksum. */
async function appliedMigrations(client: pg.Client): Promise<ReadonlyMap<string, string>> {
  const { rows: found } = await client.query("SELECT to_regclass('_prisma_migrations') AS id");
  if (found[0].id === null) {
    await client.query(`CREATE TABLE "_prisma_migrations" (
      id varchar(36) PRIMARY KEY, checksum varchar(64) NOT NULL, finished_at timestamptz, migration_name varchar(255) NOT NULL,
      logs text, rolled_back_at timestamptz, started_at timestamptz NOT NULL DEFAULT now(), applied_steps_count integer NOT NULL DEFAULT 0)`);
  }
  const { rows } = await client.query<{ migration_name: string; checksum: string }>(
    "SELECT migration_name, checksum FROM _prisma_migrations WHERE rolled_back_at IS NULL",
  );
  return new Map(rows.map((row) => [row.migration_name, row.checksum]));
}

function missingOf(migrations: readonly Migration[], applied: ReadonlyMap<string, string>): readonly Migration[] {
  const known = new Map(migrations.map(({ name, checksum }) => [name, checksum]));
  for (const [name, checksum] of applied) {
    if (!known.has(name))
      throw new DatabaseError(`The database was made by a newer Routinely (it has "${name}"): update this one.`);
    if (known.get(name) !== checksum)
      throw new DatabaseError(`The migration "${name}" was changed after the database applied it.`);
  }
  return migrations.filter(({ name }) => !applied.has(name));
}

async function apply(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  await client.query(sql);
  await client.query(
    `INSERT INTO "_prisma_migrations" (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
     VALUES ($1, $2, $3, now(), clock_timestamp(), 1)`,
    [randomUUID(), checksum, name],
  );
}
