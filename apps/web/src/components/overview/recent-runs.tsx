"use client";

import type { JobView } from "@routinely/api";
import { ArrowRight } from "lucide-react";
import Link from "next/link";
import { JobStatusBadge } from "#components/jobs/job-status-badge.tsx";
import { RelativeTime } from "#components/shell/now.tsx";
import { count } from "#lib/format.ts";

/** The last analyses, newest first. */
export function RecentRuns({ jobs }: { jobs: readonly JobView[] }) {
  return (
    <section aria-labelledby="runs">
      <div className="mb-4 flex items-baseline justify-between gap-4">
        <h2 id="runs" className="font-semibold text-lg tracking-tight">
          Last analyses
        </h2>
        <Link
          href="/history"
          className="inline-flex items-center gap-1 rounded font-medium text-accent text-sm hover:text-accent-strong"
        >
          History <ArrowRight className="size-4" aria-hidden />
        </Link>
      </div>
      <ul className="card divide-y divide-line overflow-hidden">
        {jobs.map((job) => (
          <li key={job.id}>
            <Link
              href={`/history?open=${job.id}`}
              className="flex items-center gap-4 px-5 py-3.5 hover:bg-hover focus-visible:-outline-offset-2"
            >
              <span className="shrink-0 sm:w-28">
                <JobStatusBadge status={job.status} />
              </span>
              <span className="min-w-0 flex-1 truncate text-sm">{job.homeName}</span>
              <span className="hidden text-muted text-sm sm:block">
                {job.status === "completed" &&
                  `${count(job.suggestionCount, "suggestion")}, ${count(job.insightCount, "insight")}`}
              </span>
              <span className="shrink-0 text-right sm:w-24 text-faint text-xs">
                <RelativeTime at={job.createdAt} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
