"use client";

import { Collapsible } from "@base-ui/react/collapsible";
import type { JobView } from "@routinely/api";
import { ChevronDown } from "lucide-react";
import { useEffect, useState } from "react";
import { useTimeZone } from "#components/homes/use-home.ts";
import { ProgressBar } from "#components/ui/progress-bar.tsx";
import { ANALYSIS_ICONS } from "#lib/analysis-icons.ts";
import { count, formatDateTime, formatDuration, formatPercent } from "#lib/format.ts";
import { trpc } from "#lib/trpc.ts";
import { ANALYSIS_TYPES, ANALYSIS_WORDS } from "#lib/words.ts";
import { JobDetails } from "./job-details.tsx";
import { JobStatusBadge } from "./job-status-badge.tsx";

/** One run: what it was in a line, and everything about it when unfolded. */
export function JobRow({ job, unfolded }: { job: JobView; unfolded: boolean }) {
  const timeZone = useTimeZone(job.homeId);
  const { data: homes } = trpc.home.list.useQuery();
  // Unfolded by the browser alone: an open panel has an inline style, which the server's HTML may not carry.
  const [open, setOpen] = useState(false);
  useEffect(() => setOpen(unfolded), [unfolded]);
  return (
    <Collapsible.Root render={<li />} open={open} onOpenChange={setOpen}>
      <Collapsible.Trigger className="group grid w-full grid-cols-[1fr_auto] items-center gap-x-4 gap-y-2 px-5 py-4 text-left transition-colors hover:bg-hover focus-visible:-outline-offset-2 sm:grid-cols-[8.5rem_minmax(0,1fr)_auto_1.25rem]">
        <span>
          <JobStatusBadge status={job.status} />
        </span>
        <ChevronDown
          className="size-5 text-faint transition-transform group-data-panel-open:rotate-180 sm:col-start-4 sm:row-start-1"
          aria-hidden
        />
        <span className="col-span-2 min-w-0 sm:col-span-1">
          <span className="block font-medium text-sm">
            {formatDateTime(job.createdAt, timeZone)}
            {homes && homes.length > 1 && <span className="font-normal text-muted"> · {job.homeName}</span>}
          </span>
          <span className="mt-0.5 flex flex-wrap items-center gap-x-3 gap-y-1 text-muted text-xs">
            <Duration job={job} />
            <TypeIcons types={job.analysisTypes} />
          </span>
        </span>
        <span className="col-span-2 text-muted text-sm sm:col-span-1 sm:text-right">
          <Outcome job={job} />
        </span>
        {job.status === "running" && (
          <span className="col-span-full">
            <ProgressBar fraction={job.progress?.fraction ?? 0} label={`Analysis of ${job.homeName}`} />
          </span>
        )}
      </Collapsible.Trigger>
      <Collapsible.Panel className="border-line border-t bg-canvas/50">
        <JobDetails job={job} timeZone={timeZone} />
      </Collapsible.Panel>
    </Collapsible.Root>
  );
}

function Outcome({ job }: { job: JobView }) {
  switch (job.status) {
    case "completed":
      return (
        <>
          <span className="tabular font-medium text-ink">{count(job.suggestionCount, "suggestion")}</span>
          <span className="tabular"> · {count(job.insightCount, "insight")}</span>
        </>
      );
    case "running":
      return <span className="tabular">{formatPercent(job.progress?.fraction ?? 0)}</span>;
    case "pending":
      return "Waits for its turn";
    case "failed":
      return "Can be tried again";
    case "cancelled":
      return "Stopped by hand";
  }
}

function Duration({ job }: { job: JobView }) {
  if (!job.startedAt) return <span>Not started</span>;
  if (!job.completedAt) return <span>Going on now</span>;
  return <span className="tabular">{formatDuration(Date.parse(job.completedAt) - Date.parse(job.startedAt))}</span>;
}

/** The kinds of analysis as icons; all of them are a word. */
function TypeIcons({ types }: { types: JobView["analysisTypes"] }) {
  if (types.length === ANALYSIS_TYPES.length) return <span>Looked for everything</span>;
  return (
    <span className="flex flex-wrap gap-x-3 gap-y-1">
      {types.map((type) => {
        const Icon = ANALYSIS_ICONS[type];
        return (
          <span key={type} className="inline-flex items-center gap-1">
            <Icon className="size-3.5" aria-hidden /> {ANALYSIS_WORDS[type].name}
          </span>
        );
      })}
    </span>
  );
}
