import pino, { type DestinationStream, type Logger } from "pino";

const SECRETS = ["password", "databaseUrl", "connectionString", "token", "authorization", "cookie"];

export interface LoggerOptions {
  /** What this process is, e.g. `worker`. */
  readonly role: string;
  /** trace, debug, info, warn, error, fatal or silent. */
  readonly level?: string;
  readonly destination?: DestinationStream;
}

/** JSON lines on stdout; values under names of secrets are blacked out. */
export function createLogger({ role, level = "info", destination }: LoggerOptions): Logger {
  const options = {
    level,
    base: { role, pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: SECRETS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
  };
  return destination ? pino(options, destination) : pino(options);
}
