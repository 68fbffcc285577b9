import type { Deps } from "../deps.ts";
import { isDatabaseUnavailable } from "./database-unavailable.ts";

export interface Health {
  readonly status: "ok" | "database_unavailable";
  readonly database: "up" | "down";
  /** Workers seen in the last 30 s. */
  readonly workers: number;
}

/** Whether the database answers, and whether anyone is there to run analyses. */
export async function readHealth({ db }: Pick<Deps, "db">): Promise<Health> {
  try {
    const [row] = await db.$queryRaw<{ workers: number }[]>`
      SELECT count(*)::int AS workers FROM workers WHERE seen_at > now() - interval '30 seconds'`;
    return { status: "ok", database: "up", workers: row?.workers ?? 0 };
  } catch (error) {
    if (!isDatabaseUnavailable(error)) throw error;
    return { status: "database_unavailable", database: "down", workers: 0 };
  }
}
