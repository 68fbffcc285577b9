import { migrate } from "@routinely/db";
import { findConnection } from "@routinely/db/embedded";
import { type Core, type CoreOptions, createCore } from "./core.ts";
import { readEnv } from "./env.ts";
import { UnavailableError } from "./errors.ts";

/**
 * Opens the core of a program as its environment says: on `DATABASE_URL`, or on the embedded PostgreSQL that runs in the
 * data directory. Applies outstanding migrations first.
 *
 * @throws InvalidInputError | UnavailableError | DatabaseError, each with a sentence for the person who starts it
 */
export async function openCore(variables: NodeJS.ProcessEnv, role: CoreOptions["role"]): Promise<Core> {
  const { dataDir, ...env } = readEnv(variables);
  const databaseUrl = env.databaseUrl ?? (await findConnection(dataDir));
  if (!databaseUrl) {
    throw new UnavailableError(
      `No database runs in ${dataDir}. Start everything with \`pnpm start\`, or set DATABASE_URL.`,
    );
  }
  await migrate(databaseUrl);
  return createCore({ ...env, dataDir, databaseUrl, role });
}
