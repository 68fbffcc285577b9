/** How Node, PostgreSQL (SQLSTATE), Prisma and its adapter say that the database is out of reach, just now. */
const UNAVAILABLE = new Set<unknown>([
  "ECONNREFUSED",
  "ECONNRESET",
  "ENOTFOUND",
  "ETIMEDOUT",
  "53300", // too_many_connections
  "57P01", // admin_shutdown
  "57P02", // crash_shutdown
  "57P03", // cannot_connect_now: it is starting or stopping
  "P1001", // can't reach the database server
  "P1002", // the database server timed out
  "P1017", // the server has closed the connection
  "P2024", // no connection of the pool came free in time
  "P2037", // too many connections
  "DatabaseNotReachable",
  "ConnectionClosed",
  "SocketTimeout",
  "TooManyConnections",
]);

/** What pg says without a code, when its connection goes while it is being used. */
const LOST_CONNECTION = /^Connection terminated|has encountered a connection error/;

/** Whether an error, or one that caused it, says that the database is out of reach. */
export function isDatabaseUnavailable(error: unknown): boolean {
  if (typeof error !== "object" || error === null) return false;
  const { code, kind, originalCode, message, cause, meta } = error as Record<string, unknown>;
  return (
    [code, kind, originalCode].some((reason) => UNAVAILABLE.has(reason)) ||
    (typeof message === "string" && LOST_CONNECTION.test(message)) ||
    isDatabaseUnavailable(cause) ||
    // Where Prisma keeps what its adapter told it.
    isDatabaseUnavailable((meta as { driverAdapterError?: unknown } | undefined)?.driverAdapterError)
  );
}
