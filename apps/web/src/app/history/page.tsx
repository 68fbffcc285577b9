import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { HistoryView } from "#components/jobs/history-view.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { firstOf, type SearchParams } from "#lib/address.ts";
import { jobListInput } from "#lib/filters.ts";
import { JOB_STATUSES, oneOf } from "#lib/words.ts";
import { orNotFound, serverApi } from "#server/api.ts";

export const metadata: Metadata = { title: "History" };

export default async function HistoryPage({ searchParams }: { searchParams: SearchParams }) {
  const { status, cursor, open } = await searchParams;
  const filter = { status: oneOf(JOB_STATUSES, status), cursor: firstOf(cursor) };
  const api = await serverApi();
  await orNotFound(api.job.list.fetch(jobListInput(filter)));
  return (
    <>
      <PageHeader title="History">Every analysis, with what it read, what it found and why.</PageHeader>
      <HydrationBoundary state={api.dehydrate()}>
        <HistoryView filter={filter} open={firstOf(open)} />
      </HydrationBoundary>
    </>
  );
}
