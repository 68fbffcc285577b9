"use client";

import Link from "next/link";
import { ProgressBar } from "#components/ui/progress-bar.tsx";
import { formatPercent } from "#lib/format.ts";
import { RECENT_JOBS } from "#lib/queries.ts";
import { trpc } from "#lib/trpc.ts";

/** The run that is going on, from wherever one is. */
export function LiveRun() {
  const { data } = trpc.job.list.useQuery(RECENT_JOBS);
  const job = data?.items.find(({ status }) => status === "running");
  if (!job) return null;
  return (
    <Link href={`/history?open=${job.id}`} className="card animate-rise block p-3.5 hover:bg-hover">
      <p className="flex items-center justify-between gap-2 font-medium text-[13px]">
        <span className="truncate">{job.homeName}</span>
        <span className="tabular shrink-0 text-muted text-xs">{formatPercent(job.progress?.fraction ?? 0)}</span>
      </p>
      <p className="mt-0.5 mb-2 truncate text-muted text-xs">{job.progress?.message ?? "Starting"}</p>
      <ProgressBar fraction={job.progress?.fraction ?? 0} label={`Analysis of ${job.homeName}`} />
    </Link>
  );
}
