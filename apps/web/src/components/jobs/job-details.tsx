"use client";

import type { JobView } from "@routinely/api";
import { CircleAlert } from "lucide-react";
import Link from "next/link";
import { EntityTile } from "#components/suggestions/entity-tile.tsx";
import { SuggestionStatusBadge } from "#components/suggestions/status-badge.tsx";
import { Skeleton } from "#components/ui/states.tsx";
import { formatHours } from "#lib/format.ts";
import { trpc } from "#lib/trpc.ts";
import { ANALYSIS_WORDS, confidenceWords, listWords } from "#lib/words.ts";
import { JobActions } from "./job-actions.tsx";
import { RunReport } from "./run-report.tsx";

/** Everything about one run. */
export function JobDetails({ job, timeZone }: { job: JobView; timeZone: string }) {
  return (
    <div className="grid grid-cols-1 gap-7 px-5 py-6 sm:px-6">
      {job.error && (
        <p
          role="alert"
          className="flex items-start gap-3 rounded-2xl bg-danger-soft p-4 text-danger text-sm leading-relaxed"
        >
          <CircleAlert className="mt-0.5 size-4 shrink-0" aria-hidden /> {job.error}
        </p>
      )}
      {job.status === "running" && <p className="text-sm">{job.progress?.message ?? "Starting"}…</p>}
      {job.status === "pending" && <Waiting />}
      {job.recommendations.length > 0 && (
        <section aria-label="Summary" className="grid grid-cols-1 gap-2 leading-relaxed">
          {job.recommendations.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </section>
      )}
      {job.suggestionCount > 0 && <LinkedSuggestions jobId={job.id} />}
      {job.report && <RunReport report={job.report} timeZone={timeZone} />}
      <footer className="flex flex-wrap items-center justify-between gap-4 border-line sm:flex-nowrap border-t pt-5">
        <p className="text-muted text-xs leading-relaxed">
          Asked for {formatHours(job.hoursAnalyzed)} of history
          {job.entities.length > 0 && `, ${job.entities.length} chosen entities`}
          {job.focusAreas.length > 0 && `, the areas ${listWords(job.focusAreas)}`}. Looked for{" "}
          {listWords(job.analysisTypes.map((type) => ANALYSIS_WORDS[type].name.toLowerCase()))}.
          {job.attempt > 1 && ` Attempt ${job.attempt}.`}
        </p>
        <JobActions job={job} />
      </footer>
    </div>
  );
}

function Waiting() {
  const { data: health } = trpc.health.useQuery();
  return (
    <p className="text-muted text-sm">
      {health?.workers === 0
        ? "No worker is running just now. The analysis starts as soon as there is one."
        : "It starts as soon as a worker is free."}
    </p>
  );
}

function LinkedSuggestions({ jobId }: { jobId: string }) {
  const { data, isPending } = trpc.suggestion.list.useQuery({ jobId, limit: 12 });
  return (
    <section aria-label="Suggestions of this analysis">
      <h2 className="mb-3 font-semibold text-sm">What it suggested</h2>
      {isPending && <Skeleton className="h-28" />}
      <ul className="grid gap-2 sm:grid-cols-2">
        {data?.items.map((suggestion) => (
          <li key={suggestion.id}>
            <Link
              href={`/suggestions/${suggestion.id}`}
              className="flex h-full items-center gap-3 rounded-2xl border border-line bg-surface p-3 transition-colors hover:border-line-strong hover:bg-hover"
            >
              <EntityTile suggestion={suggestion} />
              <span className="min-w-0 flex-1">
                <span className="line-clamp-2 font-medium text-sm leading-snug">{suggestion.title}</span>
                <span className="text-muted text-xs">{confidenceWords(suggestion.confidence)}</span>
              </span>
              {suggestion.status !== "pending" && <SuggestionStatusBadge status={suggestion.status} />}
            </Link>
          </li>
        ))}
      </ul>
      {data?.nextCursor && (
        <Link
          href={`/suggestions?job=${jobId}`}
          className="mt-3 inline-block rounded font-medium text-accent text-sm hover:text-accent-strong"
        >
          All of them
        </Link>
      )}
    </section>
  );
}
