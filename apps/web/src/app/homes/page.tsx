import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { HomesView } from "#components/homes/homes-view.tsx";
import { serverApi } from "#server/api.ts";

export const metadata: Metadata = { title: "Homes" };

export default async function HomesPage() {
  const api = await serverApi();
  await api.home.list.fetch();
  return (
    <HydrationBoundary state={api.dehydrate()}>
      <HomesView />
    </HydrationBoundary>
  );
}
