import { analysisTypeSchema, insightSchema as foundInsightSchema } from "@routinely/analysis/results";
import { z } from "zod";
import { cursorSchema, idSchema, limitSchema, momentSchema, pageOf } from "./common.ts";

export const listInsightsSchema = z.object({
  /** That run's insights; without it the newest completed run's of each home. */
  jobId: idSchema.optional(),
  type: analysisTypeSchema.optional(),
  cursor: cursorSchema.nullish(),
  limit: limitSchema,
});

export const insightSchema = foundInsightSchema.extend({
  id: idSchema,
  jobId: idSchema,
  homeId: idSchema,
  createdAt: momentSchema,
});
export type InsightView = z.infer<typeof insightSchema>;

export const insightPageSchema = pageOf(insightSchema);
