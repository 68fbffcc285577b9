import { PAGE_SIZE } from "./queries.ts";
import type { AnalysisType, JobStatus, SuggestionStatus } from "./words.ts";

// What the addresses of the lists can ask for, and the input of the API that it becomes. The server reads the list by
// the same input as the page shows it, so that both mean the same answer.

export interface SuggestionFilter {
  status: SuggestionStatus | undefined;
  type: AnalysisType | undefined;
  job: string | undefined;
  cursor: string | undefined;
}

export function suggestionListInput({ status, type, job, cursor }: SuggestionFilter) {
  return {
    ...(status && { status }),
    ...(type && { analysisType: type }),
    ...(job && { jobId: job }),
    ...(cursor && { cursor }),
    limit: PAGE_SIZE,
  };
}

export interface JobFilter {
  status: JobStatus | undefined;
  cursor: string | undefined;
}

export function jobListInput({ status, cursor }: JobFilter) {
  return { ...(status && { status }), ...(cursor && { cursor }), limit: PAGE_SIZE };
}

export interface InsightFilter {
  type: AnalysisType | undefined;
  job: string | undefined;
}

/** Insights of a run are few: one page holds them. */
export function insightListInput({ type, job }: InsightFilter) {
  return { ...(type && { type }), ...(job && { jobId: job }), limit: 200 };
}
