"use client";

import type { JobView } from "@routinely/api";
import Link from "next/link";
import { JobActions } from "#components/jobs/job-actions.tsx";
import { ProgressBar } from "#components/ui/progress-bar.tsx";
import { formatHours, formatPercent } from "#lib/format.ts";

/** The run that is going on or waits, with what it is doing right now. */
export function CurrentRun({ job }: { job: JobView }) {
  const fraction = job.progress?.fraction ?? 0;
  return (
    <section aria-label="Current analysis" className="card animate-rise p-6">
      <div className="flex flex-wrap items-center justify-between gap-4">
        <div className="min-w-0">
          <h2 className="font-semibold text-lg tracking-tight">
            <Link href={`/history?open=${job.id}`} className="rounded hover:text-accent-strong">
              Reading {formatHours(job.hoursAnalyzed)} of {job.homeName}
            </Link>
          </h2>
          <p className="mt-0.5 text-muted text-sm">
            {job.status === "pending" ? "It starts in a moment" : (job.progress?.message ?? "Starting")}
          </p>
        </div>
        <div className="flex items-center gap-4">
          <span className="tabular font-semibold text-2xl tracking-tight">{formatPercent(fraction)}</span>
          <JobActions job={job} />
        </div>
      </div>
      <div className="mt-4">
        <ProgressBar fraction={fraction} label={`Analysis of ${job.homeName}`} />
      </div>
    </section>
  );
}
