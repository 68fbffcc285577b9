import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { InsightsView } from "#components/insights/insights-view.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { firstOf, type SearchParams } from "#lib/address.ts";
import { insightListInput } from "#lib/filters.ts";
import { ANALYSIS_TYPES, oneOf } from "#lib/words.ts";
import { orNotFound, serverApi } from "#server/api.ts";

export const metadata: Metadata = { title: "Insights" };

export default async function InsightsPage({ searchParams }: { searchParams: SearchParams }) {
  const { type, job } = await searchParams;
  const filter = { type: oneOf(ANALYSIS_TYPES, type), job: firstOf(job) };
  const api = await serverApi();
  await orNotFound(api.insight.list.fetch(insightListInput(filter)));
  return (
    <>
      <PageHeader title="Insights">What stands out in your home, by the newest analysis.</PageHeader>
      <HydrationBoundary state={api.dehydrate()}>
        <InsightsView filter={filter} />
      </HydrationBoundary>
    </>
  );
}
