import {
  analysisTypeSchema,
  automationSchema,
  replayCountsSchema,
  suggestionEvidenceSchema,
} from "@routinely/analysis/results";
import { z } from "zod";
import { commentSchema, cursorSchema, idSchema, instantSchema, limitSchema, momentSchema, pageOf } from "./common.ts";

export const SUGGESTION_STATUSES = ["pending", "accepted", "rejected", "snoozed"] as const;
export const suggestionStatusSchema = z.enum(SUGGESTION_STATUSES);

export const listSuggestionsSchema = z.object({
  status: suggestionStatusSchema.optional(),
  /** Everything that run found. Without it, what a newer run found again is left out. */
  jobId: idSchema.optional(),
  analysisType: analysisTypeSchema.optional(),
  cursor: cursorSchema.nullish(),
  limit: limitSchema,
});

export const acceptSuggestionSchema = z.object({ id: idSchema, comment: commentSchema.optional() });
export const rejectSuggestionSchema = z.object({
  id: idSchema,
  reason: commentSchema.optional(),
  comment: commentSchema.optional(),
});
/** `until` must lie in the future, at most a year away. */
export const snoozeSuggestionSchema = z.object({ id: idSchema, until: instantSchema });

export const suggestionSchema = z.object({
  id: idSchema,
  jobId: idSchema,
  homeId: idSchema,
  title: z.string(),
  pattern: z.string(),
  entities: z.array(z.string()),
  automation: automationSchema,
  /** The automation as YAML for automations.yaml, and in words. */
  yaml: z.string(),
  confidence: z.number().min(0).max(1),
  analysisType: analysisTypeSchema,
  status: suggestionStatusSchema,
  /** Null while nobody has decided. `by` names who. */
  decision: z
    .object({
      reason: z.string().nullable(),
      comment: z.string().nullable(),
      by: z.string(),
      at: momentSchema,
    })
    .nullable(),
  snoozedUntil: momentSchema.nullable(),
  /** A newer run found the same routine: its suggestion. */
  supersededById: idSchema.nullable(),
  /** What might be preferred to it is told with the one suggestion. */
  evidence: suggestionEvidenceSchema.omit({ alternatives: true }),
  fingerprint: z.string(),
  createdAt: momentSchema,
  updatedAt: momentSchema,
});
export type SuggestionView = z.infer<typeof suggestionSchema>;

/** The evidence of listed suggestions is an outline: of what turned out alike within an hour, the first moment. */
export const suggestionPageSchema = pageOf(suggestionSchema);

/** What happened to a suggestion, oldest first. */
export const suggestionEventSchema = z.object({
  kind: z.enum(["accepted", "rejected", "snoozed", "woken", "reopened"]),
  reason: z.string().nullable(),
  comment: z.string().nullable(),
  actor: z.string(),
  snoozedUntil: momentSchema.nullable(),
  at: momentSchema,
});

const sentencesSchema = z.array(z.string()).readonly();

/** How an automation reads, one sentence each. */
// biome-ignore lint/suspicious/noThenProperty: Home Assistant's own word; an array is never taken for a promise
const wordsSchema = z.object({ when: sentencesSchema, onlyIf: sentencesSchema, then: sentencesSchema });

/**
 * One suggestion with everything its page shows: how the automation reads in words, other automations for the same acts
 * (the best first), the names of its entities, its home's time zone and its log of decisions.
 */
export const suggestionDetailSchema = suggestionSchema.extend({
  words: wordsSchema,
  alternatives: z.array(
    z.object({ title: z.string(), total: replayCountsSchema, words: wordsSchema, yaml: z.string() }),
  ),
  entityNames: z.record(z.string(), z.string()),
  timeZone: z.string(),
  history: z.array(suggestionEventSchema),
});
export type SuggestionDetail = z.infer<typeof suggestionDetailSchema>;
