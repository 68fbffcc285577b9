import { ANALYSIS_TYPES, analysisTypeSchema, runReportSchema } from "@routinely/analysis/results";
import { z } from "zod";
import { cursorSchema, idSchema, limitSchema, momentSchema, pageOf } from "./common.ts";

export const JOB_STATUSES = ["pending", "running", "completed", "failed", "cancelled"] as const;
export const jobStatusSchema = z.enum(JOB_STATUSES);

const hoursMessage = "must be a whole number between 1 and 720";
export const hoursSchema = z.number(hoursMessage).int(hoursMessage).min(1, hoursMessage).max(720, hoursMessage);

export const startJobSchema = z.object({
  /** The only home, when left out. */
  homeId: idSchema.optional(),
  analysisTypes: z
    .array(analysisTypeSchema)
    .min(1)
    .default([...ANALYSIS_TYPES]),
  /** Length of history to read, counted back from its end. */
  hours: hoursSchema.default(168),
  /** Entity ids of the home; empty means all. */
  entities: z.array(z.string()).max(500).default([]),
  /** Area ids of the home; empty means all. */
  focusAreas: z.array(z.string()).max(100).default([]),
});

export const listJobsSchema = z.object({
  status: jobStatusSchema.optional(),
  cursor: cursorSchema.nullish(),
  limit: limitSchema,
});

export const jobSchema = z.object({
  id: idSchema,
  homeId: idSchema,
  homeName: z.string(),
  status: jobStatusSchema,
  analysisTypes: z.array(analysisTypeSchema).readonly(),
  hoursAnalyzed: z.number().int(),
  entities: z.array(z.string()).readonly(),
  focusAreas: z.array(z.string()).readonly(),
  insightCount: z.number().int(),
  suggestionCount: z.number().int(),
  /** The run's summary sentences. */
  recommendations: z.array(z.string()).readonly(),
  report: runReportSchema.nullable(),
  /** A sentence for the user; only of failed jobs. */
  error: z.string().nullable(),
  attempt: z.number().int(),
  /** Only of running jobs. */
  progress: z.object({ fraction: z.number().min(0).max(1), message: z.string() }).nullable(),
  startedAt: momentSchema.nullable(),
  completedAt: momentSchema.nullable(),
  createdAt: momentSchema,
  updatedAt: momentSchema,
});
export type JobView = z.infer<typeof jobSchema>;

export const jobPageSchema = pageOf(jobSchema);

/** `lastEventId` is sent by the client after a reconnect; changes since then come first. */
export const watchJobsSchema = z.object({ jobId: idSchema.optional(), lastEventId: z.string().nullish() });

/** One change of a job: its row as it is now, or its id when it was deleted. */
export const jobUpdateSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("changed"), job: jobSchema }),
  z.object({ kind: z.literal("deleted"), id: idSchema }),
]);
export type JobUpdate = z.infer<typeof jobUpdateSchema>;
