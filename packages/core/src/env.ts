import { join, resolve } from "node:path";
import { z } from "zod";
import { InvalidInputError } from "./errors.ts";
import { DEFAULT_LIMITS, type LimitOptions } from "./limits/create-limits.ts";

const perMinute = z.coerce.number().int().min(1).max(1_000_000);
const schema = z.object({
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: "must look like postgres://user:password@host:5432/name" })
    .optional(),
  ROUTINELY_DATA_DIR: z.string().optional(),
  ROUTINELY_LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"]).default("info"),
  ROUTINELY_STARTS_PER_MINUTE: perMinute.default(DEFAULT_LIMITS.startsPerMinute),
  ROUTINELY_DECISIONS_PER_MINUTE: perMinute.default(DEFAULT_LIMITS.decisionsPerMinute),
});

export interface Env {
  /** Absent: the embedded PostgreSQL of the data directory. */
  readonly databaseUrl: string | undefined;
  /** Absolute path. */
  readonly dataDir: string;
  readonly logLevel: string;
  readonly limits: LimitOptions;
}

/**
 * Reads what all programs of Routinely take from the environment. Empty variables count as not set.
 *
 * @throws InvalidInputError that names the first variable which cannot be used
 */
export function readEnv(variables: NodeJS.ProcessEnv): Env {
  const set = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ""));
  const result = schema.safeParse(set);
  if (!result.success) {
    const issue = result.error.issues[0];
    const name = String(issue?.path[0]);
    throw new InvalidInputError(name, `${name}: ${issue?.message}`);
  }
  const { DATABASE_URL, ROUTINELY_DATA_DIR, ROUTINELY_LOG_LEVEL } = result.data;
  const { ROUTINELY_STARTS_PER_MINUTE, ROUTINELY_DECISIONS_PER_MINUTE } = result.data;
  return {
    databaseUrl: DATABASE_URL,
    dataDir: resolve(ROUTINELY_DATA_DIR ?? join(import.meta.dirname, "../../../.routinely")),
    logLevel: ROUTINELY_LOG_LEVEL,
    limits: { startsPerMinute: ROUTINELY_STARTS_PER_MINUTE, decisionsPerMinute: ROUTINELY_DECISIONS_PER_MINUTE },
  };
}
