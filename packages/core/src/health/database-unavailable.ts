/** Codes of Node, PostgreSQL (SQLSTATE) and Prisma that mean: the database cannot be reached, or is just starting or stopping. */
const UNAVAILABLE_CODES = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "ENOENT", // the socket's file
  "EPIPE",
  "ETIMEDOUT",
  "57P01", // admin_shutdown
  "57P02", // crash_shutdown
  "57P03", // cannot_connect_now
  "P1001", // can't reach the database server
  "P1002", // the database server timed out
  "P1017", // the server has closed the connection
  "P2024", // no connection from the pool in time
]);

/** Whether an error, or one of those that caused it, says that the database is out of reach. */
export function isDatabaseUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ("code" in error && UNAVAILABLE_CODES.has(String(error.code))) return true;
  return isDatabaseUnavailable(error.cause);
}
