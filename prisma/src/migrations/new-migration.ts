/**
 * `pnpm --filter @routinely/db migration:new add-something` writes the SQL that leads from the migrations to
 * schema.prisma. What Prisma's schema cannot express (CHECKs, triggers, comments) is added to it by hand.
 */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import { startTestServer } from "../testing/test-server.ts";
import { MIGRATIONS_DIR, readMigrations } from "./read-migrations.ts";
import { loadSchemaEngine } from "./schema-engine.ts";

const [name] = process.argv.slice(2);
if (!name || !/^[a-z0-9-]+$/.test(name)) {
  process.stderr.write("Usage: migration:new NAME, in small letters, digits and hyphens\n");
  process.exit(2);
}

const server = await startTestServer();
try {
  const sql = await missingSql(server.template);
  if (sql === undefined) {
    process.stdout.write("The migrations already lead to schema.prisma.\n");
  } else {
    const number = String((await readMigrations()).length + 1).padStart(4, "0");
    const folder = path.join(MIGRATIONS_DIR, `${number}_${name.replaceAll("-", "_")}`);
    await mkdir(folder);
    await writeFile(path.join(folder, "migration.sql"), sql);
    process.stdout.write(`${path.join(folder, "migration.sql")}\n`);
  }
} finally {
  await server.stop();
}
process.exit(0);

async function missingSql(connectionString: string): Promise<string | undefined> {
  await dropUnknownIndexes(connectionString);
  const schema = await readFile(path.join(MIGRATIONS_DIR, "../schema.prisma"), "utf8");
  const { engine, dispose } = await loadSchemaEngine(connectionString);
  const { stdout } = await engine.diff({
    from: { tag: "url", url: connectionString },
    to: { tag: "schemaDatamodel", files: [{ path: "schema.prisma", content: schema }] },
    script: true,
    exitCode: null,
    filters: { externalTables: ["_prisma_migrations"], externalEnums: [] },
  } as never);
  await dispose();
  return stdout?.includes(";") ? stdout : undefined;
}

/** Partial indexes stand in the SQL alone; the difference must not drop them. */
async function dropUnknownIndexes(connectionString: string): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  const { rows } = await client.query<{ index: string }>(
    "SELECT indexrelid::regclass::text AS index FROM pg_index WHERE indpred IS NOT NULL AND indrelid::regclass::text !~ '^pg_'",
  );
  for (const { index } of rows) await client.query(`DROP INDEX ${index}`);
  await client.end();
}
