import pg from "pg";
import { DatabaseError } from "../database-error.ts";

const OLDEST_MAJOR = 14;
const CONNECT_TIMEOUT_MS = 10_000;

/**
 * Makes sure that there is a database to connect to, creating it when only that is missing.
 *
 * @throws DatabaseError with one sentence that says what is wrong with the connection string or the server
 */
export async function ensureDatabase(connectionString: string): Promise<void> {
  let client = await connect(connectionString);
  if (client === "no such database") {
    await createDatabase(connectionString);
    client = await connect(connectionString);
    if (client === "no such database") throw new DatabaseError(`The database could not be created.`);
  }
  const { rows } = await client
    .query<{ server_version_num: string }>("SHOW server_version_num")
    .finally(() => client.end());
  refuseOldServer(Number(rows[0]?.server_version_num));
}

/** @param versionNumber PostgreSQL's `server_version_num`, e.g. 140012 for 14.12 */
export function refuseOldServer(versionNumber: number): void {
  const major = Math.floor(versionNumber / 10_000);
  if (major >= OLDEST_MAJOR) return;
  throw new DatabaseError(`The database server is PostgreSQL ${major}; Routinely needs ${OLDEST_MAJOR} or newer.`);
}

/** The database a connection string names. */
export function databaseName(connectionString: string): string {
  return decodeURIComponent(new URL(connectionString).pathname.slice(1));
}

async function connect(connectionString: string): Promise<pg.Client | "no such database"> {
  const client = clientFor(connectionString);
  try {
    await client.connect();
    return client;
  } catch (error) {
    if ((error as { code?: string }).code === "3D000") return "no such database";
    throw new DatabaseError(connectFailure(error, client), { cause: error });
  }
}

function clientFor(connectionString: string): pg.Client {
  const { protocol, pathname } = URL.parse(connectionString) ?? { protocol: "", pathname: "" };
  if (!/^postgres(ql)?:$/.test(protocol)) {
    throw new DatabaseError(
      "DATABASE_URL is not a PostgreSQL address like postgresql://user:password@host:5432/routinely.",
    );
  }
  if (pathname.length < 2) {
    throw new DatabaseError("DATABASE_URL names no database: end the address with one, like /routinely.");
  }
  return new pg.Client({ connectionString, connectionTimeoutMillis: CONNECT_TIMEOUT_MS });
}

async function createDatabase(connectionString: string): Promise<void> {
  const name = databaseName(connectionString);
  const maintenance = new URL(connectionString);
  maintenance.pathname = "/postgres";
  const client = await connect(maintenance.href);
  if (client === "no such database") throw new DatabaseError(`There is no database "${name}": create it first.`);
  try {
    await client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)} ENCODING 'UTF8' TEMPLATE template0`);
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    // Another process was quicker: 42P04 seen before, 23505 in the same moment.
    if (code === "42P04" || code === "23505") return;
    throw new DatabaseError(`There is no database "${name}", and it could not be created: ${message}.`, {
      cause: error,
    });
  } finally {
    await client.end();
  }
}

function connectFailure(error: unknown, { host, port, user }: pg.Client): string {
  const { code, message } = error as { code?: string; message: string };
  if (code === "28P01" || code === "28000") {
    return `The database server at ${host}:${port} refused the user "${user}": check the name and password in DATABASE_URL.`;
  }
  if (code === "ECONNREFUSED")
    return `No database server answers at ${host}:${port}: check DATABASE_URL and that it runs.`;
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") return `There is no host "${host}": check DATABASE_URL.`;
  return `The database server at ${host}:${port} cannot be used: ${message}.`;
}
