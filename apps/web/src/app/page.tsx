import { HydrationBoundary } from "@tanstack/react-query";
import { OverviewView } from "#components/overview/overview-view.tsx";
import { ACCEPTED_LIST, KEY_INSIGHTS, LAST_COMPLETED, PENDING_LIST, RECENT_JOBS } from "#lib/queries.ts";
import { serverApi } from "#server/api.ts";

export default async function OverviewPage() {
  const api = await serverApi();
  await Promise.all([
    api.home.list.fetch(),
    api.suggestion.list.fetch(PENDING_LIST),
    api.suggestion.list.fetch(ACCEPTED_LIST),
    api.job.list.fetch(RECENT_JOBS),
    api.job.list.fetch(LAST_COMPLETED),
    api.insight.list.fetch(KEY_INSIGHTS),
  ]);
  return (
    <HydrationBoundary state={api.dehydrate()}>
      <OverviewView />
    </HydrationBoundary>
  );
}
