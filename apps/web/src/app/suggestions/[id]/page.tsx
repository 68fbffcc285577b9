import { HydrationBoundary } from "@tanstack/react-query";
import { ArrowLeft } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { SuggestionPageView } from "#components/suggestions/suggestion-view.tsx";
import { orNotFound, serverApi } from "#server/api.ts";

export const metadata: Metadata = { title: "Suggestion" };

export default async function SuggestionPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const api = await serverApi();
  await orNotFound(api.suggestion.byId.fetch({ id }));
  return (
    <>
      <Link
        href="/suggestions"
        className="mb-6 inline-flex items-center gap-1.5 rounded-lg text-muted text-sm hover:text-ink"
      >
        <ArrowLeft className="size-4" aria-hidden /> All suggestions
      </Link>
      <HydrationBoundary state={api.dehydrate()}>
        <SuggestionPageView id={id} />
      </HydrationBoundary>
    </>
  );
}
