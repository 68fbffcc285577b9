import { chmod, mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type EmbeddedPostgres, findConnection, startEmbedded } from "./index.ts";

let directory: string;
let server: EmbeddedPostgres | undefined;
beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), "routinely-embedded-"));
  await chmod(directory, 0o755);
});
afterEach(async () => {
  await server?.stop();
  server = undefined;
  await rm(directory, { recursive: true, force: true });
});

async function query(connectionString: string, sql: string) {
  const client = new pg.Client({ connectionString: connectionString.replace(/routinely$/, "postgres") });
  await client.connect();
  return (await client.query(sql).finally(() => client.end())).rows;
}

test("starts, is found, is taken over while it runs, stops, and starts again with its data", async () => {
  expect(await findConnection(directory)).toBeUndefined();
  server = await startEmbedded(directory);
  expect(await findConnection(directory)).toBe(server.connectionString);
  expect(await query(server.connectionString, "SHOW server_encoding")).toEqual([{ server_encoding: "UTF8" }]);
  await query(server.connectionString, "CREATE TABLE kept AS SELECT 1 AS one");
  expect(await startEmbedded(directory)).toMatchObject({ pid: server.pid, connectionString: server.connectionString });

  await server.stop();
  expect(await findConnection(directory)).toBeUndefined();
  server = await startEmbedded(directory);
  expect(await query(server.connectionString, "TABLE kept")).toEqual([{ one: 1 }]);
});

test("asks for a password that only its owner can read", async () => {
  server = await startEmbedded(directory);
  const { mode } = await stat(path.join(directory, "postgres/routinely.json"));
  expect(mode & 0o077).toBe(0);
  const url = new URL(server.connectionString);
  url.password = "guess";
  await expect(query(url.href, "SELECT 1")).rejects.toThrow("password authentication failed");
});

test("starts again after it was killed in the middle of work", async () => {
  server = await startEmbedded(directory);
  await query(server.connectionString, "CREATE TABLE kept AS SELECT 1 AS one");
  process.kill(server.pid, "SIGKILL");
  server = await startEmbedded(directory);
  expect(await query(server.connectionString, "TABLE kept")).toEqual([{ one: 1 }]);
});

test("a postmaster.pid whose process id now belongs to another program is no obstacle", async () => {
  server = await startEmbedded(directory);
  const file = path.join(directory, "postgres/postmaster.pid");
  const text = await readFile(file, "utf8");
  await server.stop();
  await writeFile(file, text.replace(/^\d+/, String(process.pid)));
  expect(await findConnection(directory)).toBeUndefined();
  server = await startEmbedded(directory);
  expect(await query(server.connectionString, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
});

test("what a first start left half done is made anew", async () => {
  await mkdir(path.join(directory, "postgres.new"));
  await writeFile(path.join(directory, "postgres.new/PG_VERSION"), "18\n");
  server = await startEmbedded(directory);
  expect(await query(server.connectionString, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
});

test("a moved data directory keeps its database, and one whose database is gone is not filled anew", async () => {
  const [before, after] = [path.join(directory, "before"), path.join(directory, "after")];
  server = await startEmbedded(before);
  await query(server.connectionString, "CREATE TABLE kept AS SELECT 1 AS one");
  await server.stop();
  await rename(before, after);
  server = await startEmbedded(after);
  expect(await query(server.connectionString, "TABLE kept")).toEqual([{ one: 1 }]);
  await server.stop();
  await rm(path.join(after, "postgres"), { recursive: true });
  await expect(startEmbedded(after)).rejects.toThrow(`The database of ${after} is gone`);
});

test("stopping does not wait for open connections", async () => {
  server = await startEmbedded(directory);
  const client = new pg.Client({ connectionString: server.connectionString.replace(/routinely$/, "postgres") });
  const ended = vi.fn();
  client.on("error", ended);
  await client.connect();
  await server.stop();
  await vi.waitFor(() => expect(ended).toHaveBeenCalled());
});

test("a directory that cannot be written is named in the reason", async () => {
  const file = path.join(directory, "file");
  await writeFile(file, "");
  await expect(startEmbedded(path.join(file, "data"))).rejects.toThrow(
    `The data directory ${file}/data cannot be written: not a directory.`,
  );
  await expect(startEmbedded(file)).rejects.toThrow(
    `The data directory ${file} cannot be written: there is a file in its place.`,
  );
});

test("in a directory closed to others it works all the same", async () => {
  const closed = path.join(directory, "closed");
  await mkdir(closed, { mode: 0o700 });
  server = await startEmbedded(path.join(closed, "data"));
  expect(await query(server.connectionString, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
  const { folder } = JSON.parse(await readFile(path.join(closed, "data/postgres.json"), "utf8"));
  await server.stop();
  await rm(path.resolve(closed, "data", folder), { recursive: true });
});
