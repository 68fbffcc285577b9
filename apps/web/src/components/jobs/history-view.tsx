"use client";

import { History } from "lucide-react";
import { FilterLinks } from "#components/ui/filter-links.tsx";
import { Pager } from "#components/ui/pager.tsx";
import { EmptyState } from "#components/ui/states.tsx";
import { address } from "#lib/address.ts";
import { type JobFilter, jobListInput } from "#lib/filters.ts";
import { trpc } from "#lib/trpc.ts";
import { useFilter } from "#lib/use-filter.ts";
import { JOB_STATUS_WORDS, JOB_STATUSES } from "#lib/words.ts";
import { JobRow } from "./job-row.tsx";
import { StartButton } from "./start-button.tsx";

/** @param props.open id of the run that is shown unfolded */
export function HistoryView({ filter, open }: { filter: JobFilter; open: string | undefined }) {
  const [page] = trpc.job.list.useSuspenseQuery(jobListInput(filter));
  const { linksFor } = useFilter("/history", filter);
  const pageAt = (cursor: string | undefined) => address("/history", { ...filter, cursor });
  return (
    <>
      <div className="mb-6">
        <FilterLinks
          label="Filter by status"
          links={linksFor("status", [undefined, ...JOB_STATUSES], (status) =>
            status ? JOB_STATUS_WORDS[status] : "All",
          )}
        />
      </div>
      {page.items.length === 0 ? (
        <EmptyState
          icon={History}
          title={filter.status ? `Nothing ${JOB_STATUS_WORDS[filter.status].toLowerCase()}` : "No analyses yet"}
          action={<StartButton />}
        >
          {filter.status
            ? "No analysis has this status just now."
            : "Each analysis reads your home’s history once, and stays here with what it found."}
        </EmptyState>
      ) : (
        <ul className="card divide-y divide-line overflow-hidden">
          {page.items.map((job) => (
            // A run that was just started unfolds although the page was already there.
            <JobRow key={`${job.id}-${job.id === open}`} job={job} unfolded={job.id === open} />
          ))}
        </ul>
      )}
      <Pager
        newest={filter.cursor ? pageAt(undefined) : null}
        older={page.nextCursor ? pageAt(page.nextCursor) : null}
      />
    </>
  );
}
