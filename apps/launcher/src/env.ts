import path from "node:path";
import { z } from "zod";

const LOOPBACK = ["127.0.0.1", "::1", "localhost"] as const;
const REPOSITORY = path.join(import.meta.dirname, "../../..");

const schema = z.object({
  PORT: z.coerce.number().int().min(1).max(65_535).default(3000),
  HOST: z.enum(LOOPBACK).default("127.0.0.1"),
  ROUTINELY_DATA_DIR: z.string().default(path.join(REPOSITORY, ".routinely")),
  DATABASE_URL: z.string().optional(),
});

const REFUSALS: Record<string, string> = {
  PORT: "PORT must be a whole number from 1 to 65535.",
  HOST: `HOST must be 127.0.0.1, ::1 or localhost: Routinely has no accounts yet, so whoever could reach it could read this home's history.`,
};

export interface Env {
  readonly port: number;
  readonly host: (typeof LOOPBACK)[number];
  /** Absolute path. */
  readonly dataDir: string;
  /** Absent: the embedded PostgreSQL of the data directory. */
  readonly databaseUrl: string | undefined;
}

/** What the person who starts Routinely has to change; the message is a sentence for them. */
export class StartError extends Error {}

/**
 * Reads what `pnpm start` takes from the environment. An empty variable counts as not set.
 *
 * @throws StartError for a value that cannot be
 */
export function readEnv(variables: NodeJS.ProcessEnv): Env {
  const set = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ""));
  const result = schema.safeParse(set);
  if (!result.success) throw new StartError(REFUSALS[String(result.error.issues[0]?.path[0])]);
  const { PORT, HOST, ROUTINELY_DATA_DIR, DATABASE_URL } = result.data;
  return { port: PORT, host: HOST, dataDir: path.resolve(ROUTINELY_DATA_DIR), databaseUrl: DATABASE_URL };
}
