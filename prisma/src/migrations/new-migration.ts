/**
 * `pnpm --filter @routinely/db migration:new add-something` writes the SQL that leads from the schema of the last
 * migration (migrations/schema.prisma) to schema.prisma. What Prisma's schema cannot express (CHECKs, triggers,
 * partial indexes, comments) is added to it by hand.
 */
import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { startTestServer } from "../testing/test-server.ts";
import { MIGRATIONS_DIR, readMigrations } from "./read-migrations.ts";
import { loadSchemaEngine } from "./schema-engine.ts";

const SCHEMA = path.join(MIGRATIONS_DIR, "../schema.prisma");
const MIGRATED_SCHEMA = path.join(MIGRATIONS_DIR, "schema.prisma");

const [name] = process.argv.slice(2);
if (!name || !/^[a-z0-9-]+$/.test(name)) {
  process.stderr.write("Usage: migration:new NAME, in small letters, digits and hyphens\n");
  process.exit(2);
}

const sql = await difference();
if (sql.includes(";")) {
  const number = String((await readMigrations()).length + 1).padStart(4, "0");
  const file = path.join(MIGRATIONS_DIR, `${number}_${name.replaceAll("-", "_")}`, "migration.sql");
  await mkdir(path.dirname(file));
  await writeFile(file, sql);
  process.stdout.write(`${file}\n`);
} else {
  process.stdout.write("The tables need no change.\n");
}
await copyFile(SCHEMA, MIGRATED_SCHEMA);
process.exit(0); // the engine's timers would go on

async function difference(): Promise<string> {
  const target = async (file: string) => ({
    tag: "schemaDatamodel" as const,
    files: [{ path: "schema.prisma", content: await readFile(file, "utf8") }],
  });
  const server = await startTestServer(); // the engine wants a connection, though it compares only the files
  try {
    const { engine, dispose } = await loadSchemaEngine(server.template);
    const { stdout } = await engine.diff({
      from: await target(MIGRATED_SCHEMA),
      to: await target(SCHEMA),
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    });
    await dispose();
    return stdout ?? "";
  } finally {
    await server.stop();
  }
}
