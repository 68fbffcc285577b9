import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { startEmbedded } from "../embedded/index.ts";
import { migrate } from "../migrations/migrate.ts";

export interface TestServerOptions {
  /** Adds to the template what every database of the tests shall have, e.g. the queue's own tables. */
  readonly prepare?: (connectionString: string) => Promise<void>;
  /** Keeps PostgreSQL's own durability settings, for measurements. */
  readonly durable?: boolean;
}

export interface TestServer {
  /** Connection string of a migrated database to clone; nobody may stay connected to it. */
  readonly template: string;
  stop(): Promise<void>;
}

const FORGETFUL = { fsync: "off", synchronous_commit: "off", full_page_writes: "off" };

/** A PostgreSQL server in a temporary directory with a migrated template database. */
export async function startTestServer({ prepare, durable = false }: TestServerOptions = {}): Promise<TestServer> {
  const directory = await mkdtemp(path.join(tmpdir(), "routinely-db-"));
  await chmod(directory, 0o755); // the server's user must get in
  const server = await startEmbedded(directory, {
    settings: { max_connections: "300", ...(durable ? {} : FORGETFUL) },
  });
  const stop = async () => {
    await server.stop();
    await rm(directory, { recursive: true });
  };
  try {
    await migrate(server.connectionString);
    await prepare?.(server.connectionString);
    return { template: server.connectionString, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
