import { z } from "zod";

/** `status` is `ok` when the database answers; a home is analysed only while a worker is alive. */
export const healthSchema = z.object({
  status: z.enum(["ok", "database_unavailable"]),
  version: z.string(),
  database: z.enum(["up", "down"]),
  /** Workers seen in the last 30 s. */
  workers: z.number().int(),
});
