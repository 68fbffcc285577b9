import type { AnalysisType } from "@routinely/analysis";
import type { AutomationSuggestion, SuggestionStatus } from "@routinely/db";
import type { Deps } from "../deps.ts";
import { afterCursor, NEWEST_FIRST, toPage } from "../paging.ts";
import { outlineEvidence } from "./outline-evidence.ts";
import { toSuggestion } from "./to-suggestion.ts";

export interface SuggestionFilter {
  readonly status?: SuggestionStatus | undefined;
  /** Everything that run found. Without it, what a newer run found again is left out. */
  readonly jobId?: string | undefined;
  readonly analysisType?: AnalysisType | undefined;
  readonly cursor?: string | null | undefined;
  readonly limit: number;
}

/** A page of suggestions, newest run first and best first within a run. Their evidence is an outline. */
export async function listSuggestions({ db }: Pick<Deps, "db">, filter: SuggestionFilter) {
  const { status, jobId, analysisType, cursor, limit } = filter;
  const rows = await db.automationSuggestion.findMany({
    where: {
      ...(jobId === undefined ? { supersededById: null } : { jobId }),
      ...(status && { status }),
      ...(analysisType && { sourceInsightType: analysisType }),
      ...afterCursor(cursor),
    },
    orderBy: NEWEST_FIRST,
    take: limit + 1,
  });
  return toPage(rows, limit, toListItem);
}

function toListItem(row: AutomationSuggestion) {
  const suggestion = toSuggestion(row);
  return { ...suggestion, evidence: outlineEvidence(suggestion.evidence) };
}
