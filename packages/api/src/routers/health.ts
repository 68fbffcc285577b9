import { readHealth } from "@routinely/core";
import packageJson from "../../package.json" with { type: "json" };
import { healthSchema } from "../contract/health.ts";
import { procedure } from "../trpc.ts";

/** Answers also while the database is down: that is what it tells. */
export const health = procedure
  .output(healthSchema)
  .query(async ({ ctx }) => ({ ...(await readHealth(ctx.deps)), version: packageJson.version }));
