import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { afterEach, expect, inject, test } from "vitest";
import { createDb } from "../client.ts";
import { DatabaseError } from "../database-error.ts";
import { refuseOldServer } from "./ensure-database.ts";
import { migrate } from "./migrate.ts";
import { MIGRATIONS_DIR, readMigrations } from "./read-migrations.ts";

const names = (await readMigrations()).map(({ name }) => name);
const server = new URL(inject("databaseTemplate"));
const databases: string[] = [];

/** The address of a database that does not exist yet. */
function newDatabase(): string {
  const url = new URL(server);
  const name = `migrate-${crypto.randomUUID()}`;
  url.pathname = `/${name}`;
  databases.push(name);
  return url.href;
}

async function query(sql: string, database = "postgres"): Promise<unknown> {
  const url = new URL(server);
  url.pathname = `/${database}`;
  const db = createDb(url.href);
  return db.$queryRawUnsafe(sql).finally(() => db.$disconnect());
}

afterEach(async () => {
  for (const name of databases.splice(0)) await query(`DROP DATABASE IF EXISTS "${name}"`);
});

test("a missing database is created and migrated; a second time there is nothing to do", async () => {
  const url = newDatabase();
  expect(await migrate(url)).toEqual(names);
  expect(await migrate(url)).toEqual([]);
});

test("processes that start at once migrate once", async () => {
  const url = newDatabase();
  const main = path.join(import.meta.dirname, "main.ts");
  const env = { ...process.env, DATABASE_URL: url };
  const outputs = await Promise.all(
    Array.from({ length: 4 }, () => promisify(execFile)(process.execPath, [main], { env })),
  );
  const applied = outputs.filter(({ stdout }) => stdout.includes("Applied"));
  expect(applied).toHaveLength(1);
});

test("a migration that was changed afterwards, or is unknown, is refused", async () => {
  const url = newDatabase();
  const name = databases.at(-1)!;
  await migrate(url);
  await query("UPDATE _prisma_migrations SET checksum = 'other' RETURNING 1", name);
  await expect(migrate(url)).rejects.toThrow("was changed after");
  await query("UPDATE _prisma_migrations SET migration_name = '9999_future' RETURNING 1", name);
  await expect(migrate(url)).rejects.toThrow("made by a newer Routinely");
});

test.each([
  [
    "a wrong password",
    (url: URL) => {
      url.password = "wrong-secret";
    },
    'refused the user "postgres"',
  ],
  [
    "a port where nothing listens",
    (url: URL) => {
      url.port = "1";
    },
    "No database server answers at 127.0.0.1:1",
  ],
  [
    "a host that does not exist",
    (url: URL) => {
      url.hostname = "database.invalid";
    },
    'no host "database.invalid"',
  ],
  [
    "something else than PostgreSQL",
    (url: URL) => {
      url.href = "mysql://me:wrong-secret@127.0.0.1/x";
    },
    "is not a PostgreSQL address",
  ],
  [
    "an address without a database",
    (url: URL) => {
      url.pathname = "/";
    },
    "DATABASE_URL names no database",
  ],
])("%s is explained in a sentence without the password", async (_, change, sentence) => {
  const url = new URL(server);
  change(url);
  const failure = await migrate(url.href).catch((error: Error) => error);
  expect(failure).toBeInstanceOf(DatabaseError);
  expect((failure as Error).message).toContain(sentence);
  expect((failure as Error).message).not.toContain("wrong-secret");
});

test("a user who may not create tables is told so", async () => {
  const url = new URL(newDatabase());
  const name = databases.at(-1)!;
  const role = `guest_${name.slice(-12)}`;
  await query(`CREATE DATABASE "${name}"`);
  await query(`CREATE ROLE "${role}" LOGIN PASSWORD 'guest'`);
  url.username = role;
  url.password = "guest";
  await expect(migrate(url.href)).rejects.toThrow(`The user "${role}" may not create or change tables`);
  const missing = new URL(url);
  missing.pathname = "/nowhere";
  await expect(migrate(missing.href)).rejects.toThrow('There is no database "nowhere", and it could not be created');
});

test("schema.prisma has no change without a migration", async () => {
  const models = async (file: string) =>
    (await readFile(path.join(MIGRATIONS_DIR, file), "utf8")).replace(/\/\/.*$/gm, "").replace(/\s+/g, " ");
  expect(await models("../schema.prisma")).toBe(await models("schema.prisma"));
});

test("a server before PostgreSQL 14 is refused", () => {
  expect(() => refuseOldServer(130_023)).toThrow("The database server is PostgreSQL 13; Routinely needs 14 or newer.");
  expect(() => refuseOldServer(140_000)).not.toThrow();
});
