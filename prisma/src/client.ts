import { PrismaPg } from "@prisma/adapter-pg";
import { type Prisma, PrismaClient } from "./generated/client.ts";

export type Db = PrismaClient;
/** What the callback of `db.$transaction` is given. */
export type DbTransaction = Prisma.TransactionClient;

export interface DbOptions {
  /** Told when a pooled connection breaks; the pool replaces it by itself. */
  readonly log?: { warn(details: object, message: string): void };
  /** Most connections open at once. */
  readonly poolMax?: number;
}

/**
 * A Prisma client with a pool of its own. It connects with the first query and reconnects by itself;
 * `$disconnect()` closes the pool.
 */
export function createDb(connectionString: string, { log, poolMax = 10 }: DbOptions = {}): Db {
  const adapter = new PrismaPg(
    // The adapter drops the offset of the timestamps it reads, so every session must be in UTC.
    { connectionString, max: poolMax, options: "-c TimeZone=UTC" },
    { onPoolError: (error) => log?.warn({ err: error }, "a database connection broke") },
  );
  return new PrismaClient({ adapter });
}
