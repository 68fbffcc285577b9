import { randomUUID } from "node:crypto";
import pg from "pg";
import { createDb, type Db } from "../client.ts";

export interface TestDatabase {
  readonly connectionString: string;
  readonly db: Db;
  /** Breaks whatever is still connected. */
  drop(): Promise<void>;
}

/** A new database with the template's contents, on the same server. */
export async function cloneDatabase(template: string): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  const source = new URL(template);
  await onServer(template, `CREATE DATABASE ${name} TEMPLATE ${pg.escapeIdentifier(source.pathname.slice(1))}`);
  const clone = new URL(template);
  clone.pathname = `/${name}`;
  const db = createDb(clone.href);
  return {
    connectionString: clone.href,
    db,
    async drop() {
      await db.$disconnect();
      await onServer(template, `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

async function onServer(connectionString: string, sql: string): Promise<void> {
  const maintenance = new URL(connectionString);
  maintenance.pathname = "/postgres";
  const client = new pg.Client({ connectionString: maintenance.href });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
