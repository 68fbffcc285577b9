import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { PageHeader } from "#components/shell/page-header.tsx";
import { SuggestionsView } from "#components/suggestions/suggestions-view.tsx";
import { firstOf, type SearchParams } from "#lib/address.ts";
import { suggestionListInput } from "#lib/filters.ts";
import { ANALYSIS_TYPES, oneOf, SUGGESTION_STATUSES } from "#lib/words.ts";
import { orNotFound, serverApi } from "#server/api.ts";

export const metadata: Metadata = { title: "Suggestions" };

export default async function SuggestionsPage({ searchParams }: { searchParams: SearchParams }) {
  const { status, type, job, cursor } = await searchParams;
  const filter = {
    status: oneOf(SUGGESTION_STATUSES, status),
    type: oneOf(ANALYSIS_TYPES, type),
    job: firstOf(job),
    cursor: firstOf(cursor),
  };
  const api = await serverApi();
  await orNotFound(api.suggestion.list.fetch(suggestionListInput(filter)));
  return (
    <>
      <PageHeader title="Suggestions">
        What your home could do by itself, found in what you do by hand. Nothing happens without you.
      </PageHeader>
      <HydrationBoundary state={api.dehydrate()}>
        <SuggestionsView filter={filter} />
      </HydrationBoundary>
    </>
  );
}
