import pino, { type DestinationStream, type Logger } from "pino";
import { isDatabaseUnavailable } from "./health/database-unavailable.ts";

const SECRETS = ["password", "databaseUrl", "connectionString", "token", "authorization", "cookie"];

export interface LoggerOptions {
  /** What this process is, e.g. `worker`. */
  readonly role: string;
  /** trace, debug, info, warn, error, fatal or silent. */
  readonly level?: string;
  /** stdout, when left out. */
  readonly destination?: DestinationStream;
}

/** JSON lines. Values under names of secrets are blacked out. */
export function createLogger({ role, level = "info", destination }: LoggerOptions): Logger {
  const options = {
    level,
    base: { role, pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: SECRETS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
    serializers: { err: describeError },
  };
  return destination ? pino(options, destination) : pino(options);
}

/** Nothing of an error but what is listed here: those of the database driver carry its whole connection. */
function describeError(error: unknown): unknown {
  // The queue hands on copies of errors, which are none themselves.
  if (typeof error !== "object" || error === null || !("message" in error)) return error;
  const { name, message, stack, cause } = error as Error;
  return {
    name,
    message,
    ...("code" in error && { code: error.code }),
    ...(!isDatabaseUnavailable(error) && { stack }),
    ...(cause !== undefined && { cause: describeError(cause) }),
  };
}
