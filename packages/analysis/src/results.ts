import { z } from "zod";

/** What an analysis looks for. */
export const ANALYSIS_TYPES = [
  "behavior_analysis",
  "automation_analysis",
  "automation_gap_detection",
  "correlation_discovery",
  "device_health",
  "cost_optimization",
] as const;
export const analysisTypeSchema = z.enum(ANALYSIS_TYPES);
export type AnalysisType = z.infer<typeof analysisTypeSchema>;

export const INSIGHT_SEVERITIES = ["info", "notice", "warning", "critical"] as const;
export const insightSeveritySchema = z.enum(INSIGHT_SEVERITIES);
export type InsightSeverity = z.infer<typeof insightSeveritySchema>;

const instant = z.iso.datetime({ offset: true });

const fields = z.record(z.string(), z.unknown());

/** What an automation can be told beside what it does; a change of an automation keeps it. */
const automationSettingsSchema = z
  .object({
    max: z.number().int(),
    max_exceeded: z.string(),
    variables: fields,
    trigger_variables: fields,
    initial_state: z.boolean(),
    trace: fields,
  })
  .partial();
export const AUTOMATION_SETTINGS = automationSettingsSchema.keyof().options;

/** A Home Assistant automation: exactly what `POST /api/config/automation/config/<id>` takes. */
export const automationSchema = automationSettingsSchema.extend({
  alias: z.string(),
  description: z.string(),
  triggers: z.array(fields),
  conditions: z.array(fields),
  actions: z.array(fields),
  mode: z.enum(["single", "restart", "queued", "parallel"]),
});
export type Automation = z.infer<typeof automationSchema>;

/** How a firing turned out: the people did just that, it was already so, or nobody wanted it. */
export const firingOutcomeSchema = z.enum(["hit", "unneeded", "wrong"]);
export type FiringOutcome = z.infer<typeof firingOutcomeSchema>;

/** Counts of a replay over part of the history. */
export const replayCountsSchema = z.object({
  from: instant,
  until: instant,
  /** Local days of that stretch, and those on which the people did it. */
  days: z.number().int(),
  daysDone: z.number().int(),
  /** fired = hits + unneeded + wrong */
  fired: z.number().int(),
  hits: z.number().int(),
  unneeded: z.number().int(),
  wrong: z.number().int(),
  /** Acts of people that the automation would not have done for them. */
  missed: z.number().int(),
});
export type ReplayCounts = z.infer<typeof replayCountsSchema>;

/** What a person can check: what the automation would have done in the past, and what the people did. */
export const suggestionEvidenceSchema = z.object({
  /** Over all of the history in which routines are looked for. */
  total: replayCountsSchema,
  /** Over the later days alone, which were not used to find it; null when the history is too short to keep some apart. */
  validation: replayCountsSchema.nullable(),
  /** Firings and misses are complete from here on: later than `total.from` when there are too many to list. */
  listedFrom: instant,
  /** Firings, oldest first. `actedAt` is when the people did it (hits only). */
  firings: z.array(z.object({ at: instant, outcome: firingOutcomeSchema, actedAt: instant.optional() })),
  /** Acts of people without a firing, oldest first. */
  misses: z.array(z.object({ at: instant })),
  /** Who did it by hand: in the app (with a user), or at the device. */
  actedBy: z.object({ user: z.number().int(), device: z.number().int() }),
  /** For clock-like habits: minutes after local midnight, and the spread (standard deviation) in minutes. */
  usualTime: z.object({ minutes: z.number(), spreadMinutes: z.number() }).nullable(),
  /** For reactions: the median delay between trigger and act, in seconds. */
  usualDelaySeconds: z.number().nullable(),
  /** Why this was proposed, in plain sentences, the strongest first. */
  reasons: z.array(z.string()),
  /**
   * The automation of the home that this is a change of, to be saved in its place; absent for a new automation. `id` is
   * that of its configuration, null when it has none (then it can only be changed by hand).
   */
  changes: z.object({ id: z.string().nullable(), entityId: z.string(), alias: z.string() }).optional(),
  /** The best other automations for the same acts, up to two, the best first: what a person might prefer. */
  alternatives: z
    .array(
      z.object({
        title: z.string(),
        automation: automationSchema,
        /** Over all of the history in which routines are looked for, as far as the routine was alive. */
        total: replayCountsSchema,
      }),
    )
    .optional(),
});
export type SuggestionEvidence = z.infer<typeof suggestionEvidenceSchema>;

export const suggestionSchema = z.object({
  /** A short name, e.g. `Kitchen ceiling on at 6:45 on workdays`. */
  title: z.string(),
  /** A sentence a person reads: what the people of this home do. */
  pattern: z.string(),
  analysisType: analysisTypeSchema,
  confidence: z.number().min(0).max(1),
  /** Stable over runs: the same routine of the same home has the same fingerprint. */
  fingerprint: z.string(),
  entities: z.array(z.string()),
  automation: automationSchema,
  evidence: suggestionEvidenceSchema,
});
export type Suggestion = z.infer<typeof suggestionSchema>;

/** A picture of an insight's numbers. `x` are local dates (YYYY-MM-DD), hours (0..23) or names. */
export const insightChartSchema = z.object({
  kind: z.enum(["bars", "line"]),
  x: z.array(z.string()),
  y: z.array(z.number().nullable()),
  unit: z.string(),
  label: z.string(),
});

export const insightEvidenceSchema = z.object({
  /** The numbers that the history proves, most telling first. `formula` says how a derived one was got. */
  metrics: z.array(
    z.object({ label: z.string(), value: z.number(), unit: z.string(), formula: z.string().optional() }),
  ),
  chart: insightChartSchema.nullable(),
  /** What to do about it, when there is something to do. */
  advice: z.string().nullable(),
});
export type InsightEvidence = z.infer<typeof insightEvidenceSchema>;

export const insightSchema = z.object({
  type: analysisTypeSchema,
  severity: insightSeveritySchema,
  title: z.string(),
  text: z.string(),
  entities: z.array(z.string()),
  evidence: insightEvidenceSchema,
});
export type Insight = z.infer<typeof insightSchema>;

/** What a run read, kept and dropped: explains a result, and above all an empty one. */
export const runReportSchema = z.object({
  from: instant,
  until: instant,
  hoursRequested: z.number(),
  /** Less than requested when the history is shorter. */
  hoursCovered: z.number(),
  rows: z.number().int(),
  events: z.number().int(),
  entities: z.number().int(),
  byActor: z.object({
    nobody: z.number().int(),
    user: z.number().int(),
    device: z.number().int(),
    automation: z.number().int(),
    integration: z.number().int(),
  }),
  /** Acts of people on things people act on. */
  acts: z.number().int(),
  /**
   * Possible routines that were looked at, and what each filter dropped, in the order of the filters. Those that are
   * left are the suggestions: candidates = the sum of all dropped + suggestions.
   */
  candidates: z.number().int(),
  dropped: z.array(
    z.object({
      filter: z.string(),
      label: z.string(),
      count: z.number().int(),
      /** Up to three sentences: what came nearest to pass this filter. */
      examples: z.array(z.string()).default([]),
    }),
  ),
  warnings: z.array(z.string()),
});
export type RunReport = z.infer<typeof runReportSchema>;

export interface AnalysisResult {
  /** Sorted by rank, best first. */
  readonly insights: readonly Insight[];
  /** Sorted by rank, best first. */
  readonly suggestions: readonly Suggestion[];
  /** Summary sentences of the run, for the person who started it. */
  readonly recommendations: readonly string[];
  readonly report: RunReport;
}
