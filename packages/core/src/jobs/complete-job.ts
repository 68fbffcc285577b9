import {
  type AnalysisResult,
  type Insight,
  insightSchema,
  runReportSchema,
  type Suggestion,
  suggestionSchema,
} from "@routinely/analysis";
import { type Db, type DbTransaction, Prisma } from "@routinely/db";
import { z } from "zod";
import type { Claim } from "./claim-job.ts";
import { wakeSnoozedSuggestions } from "./wake-snoozed-suggestions.ts";

const resultSchema = z.object({
  insights: z.array(insightSchema),
  suggestions: z.array(suggestionSchema),
  recommendations: z.array(z.string()),
  report: runReportSchema,
});

/** Thousands of rows on a slow disk. */
const TRANSACTION_TIMEOUT_MS = 30_000;

/**
 * running -> completed, with everything the run found, in one transaction: a run is seen whole or not at all.
 *
 * @returns false when the run had lost its job already; then nothing was stored
 * @throws ZodError when the result is not what the contract says
 */
export async function completeJob(db: Db, claim: Claim, found: AnalysisResult): Promise<boolean> {
  const result = resultSchema.parse(found);
  return db.$transaction((tx) => storeResult(tx, claim, result), { timeout: TRANSACTION_TIMEOUT_MS });
}

async function storeResult(tx: DbTransaction, { jobId, attempt }: Claim, result: AnalysisResult): Promise<boolean> {
  // The home's lock lets two runs of it end one after the other, so that the later one sees what the earlier one stored.
  const [job] = await tx.$queryRaw<{ homeId: string; now: Date }[]>`
    SELECT job.home_id AS "homeId", now() AS now
    FROM optimization_jobs job JOIN homes home ON home.id = job.home_id
    WHERE job.id = ${jobId}::uuid AND job.status = 'running' AND job.attempt = ${attempt}
    FOR NO KEY UPDATE`;
  if (!job) return false;

  const ids = { jobId, homeId: job.homeId };
  const known = await undecided(tx, job.homeId, result.suggestions);
  const rows = known.map((suggestion, rank) => suggestionRow(suggestion, ids, spaced(job.now, rank)));
  const stored = await tx.automationSuggestion.createManyAndReturn({
    data: rows,
    select: { id: true, fingerprint: true },
  });
  await supersedeOlder(tx, ids, stored);
  await tx.insight.createMany({
    data: result.insights.map((insight, rank) => insightRow(insight, ids, spaced(job.now, rank))),
  });

  const leftOut = result.suggestions.length - rows.length;
  await tx.optimizationJob.update({
    where: { id: jobId },
    data: {
      status: "completed",
      completedAt: job.now,
      worker: null,
      heartbeatAt: null,
      progress: Prisma.DbNull,
      insightCount: result.insights.length,
      suggestionCount: rows.length,
      recommendations: [...result.recommendations, ...(leftOut > 0 ? [leftOutSentence(leftOut)] : [])],
      report: result.report,
    },
  });
  return true;
}

/** The best one is the newest, a millisecond apart, so that lists need one order only. */
function spaced(now: Date, rank: number): Date {
  return new Date(now.getTime() - rank);
}

/**
 * Leaves out the routines of which somebody has decided, or that are snoozed now. Undecided older ones are locked
 * first: a decision made at this very moment comes either before, and counts, or after, and is told of the newer one.
 */
async function undecided(tx: DbTransaction, homeId: string, suggestions: readonly Suggestion[]): Promise<Suggestion[]> {
  await wakeSnoozedSuggestions(tx);
  const fingerprints = suggestions.map(({ fingerprint }) => fingerprint);
  await tx.$queryRaw`
    SELECT 1 FROM automation_suggestions
    WHERE home_id = ${homeId}::uuid AND fingerprint = ANY(${fingerprints}) AND status = 'pending'
    ORDER BY id FOR UPDATE`;
  const decisions = await tx.$queryRaw<{ fingerprint: string }[]>`
    SELECT fingerprint FROM (
      SELECT DISTINCT ON (fingerprint) fingerprint, kind
      FROM suggestion_events
      WHERE home_id = ${homeId}::uuid AND fingerprint = ANY(${fingerprints})
      ORDER BY fingerprint, created_at DESC, id DESC
    ) AS last
    WHERE kind IN ('accepted', 'rejected', 'snoozed')`;
  const decided = new Set(decisions.map(({ fingerprint }) => fingerprint));
  return suggestions.filter(({ fingerprint }) => !decided.has(fingerprint));
}

async function supersedeOlder(
  tx: DbTransaction,
  { jobId, homeId }: Ids,
  newer: readonly { id: string; fingerprint: string }[],
) {
  await tx.$executeRaw`
    UPDATE automation_suggestions AS older SET superseded_by_id = newer.id
    FROM unnest(${newer.map(({ id }) => id)}::uuid[], ${newer.map(({ fingerprint }) => fingerprint)}::text[]) AS newer (id, fingerprint)
    WHERE older.home_id = ${homeId}::uuid AND older.fingerprint = newer.fingerprint
      AND older.job_id <> ${jobId}::uuid AND older.status = 'pending' AND older.superseded_by_id IS NULL`;
}

interface Ids {
  readonly jobId: string;
  readonly homeId: string;
}

function suggestionRow(
  { analysisType, automation, ...suggestion }: Suggestion,
  ids: Ids,
  createdAt: Date,
): Prisma.AutomationSuggestionCreateManyInput {
  const { title, pattern, entities, confidence, evidence, fingerprint } = suggestion;
  return {
    ...ids,
    title,
    pattern,
    entities,
    proposedTrigger: automation.triggers as Prisma.InputJsonArray,
    proposedConditions: automation.conditions as Prisma.InputJsonArray,
    proposedAction: automation.actions as Prisma.InputJsonArray,
    mode: automation.mode,
    description: automation.description,
    confidence,
    sourceInsightType: analysisType,
    evidence: evidence as Prisma.InputJsonObject,
    fingerprint,
    createdAt,
  };
}

function insightRow(insight: Insight, ids: Ids, createdAt: Date): Prisma.InsightCreateManyInput {
  return { ...insight, ...ids, createdAt };
}

function leftOutSentence(count: number): string {
  return count === 1
    ? "1 routine you already decided on was found again and left out."
    : `${count} routines you already decided on were found again and left out.`;
}
