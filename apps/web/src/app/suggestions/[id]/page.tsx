import { HydrationBoundary } from "@tanstack/react-query";
import { ArrowLeft } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { cache } from "react";
import { SuggestionPageView } from "#components/suggestions/suggestion-view.tsx";
import { orNotFound, serverApi } from "#server/api.ts";

interface Props {
  params: Promise<{ id: string }>;
}

/** Once for the page and its title. */
const read = cache(async (id: string) => {
  const api = await serverApi();
  const suggestion = await orNotFound(api.suggestion.byId.fetch({ id }));
  return { title: suggestion.title, state: api.dehydrate() };
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { title } = await read((await params).id);
  return { title };
}

export default async function SuggestionPage({ params }: Props) {
  const { id } = await params;
  const { state } = await read(id);
  return (
    <>
      <Link
        href="/suggestions"
        className="mb-6 inline-flex items-center gap-1.5 rounded-lg text-muted text-sm hover:text-ink"
      >
        <ArrowLeft className="size-4" aria-hidden /> All suggestions
      </Link>
      <HydrationBoundary state={state}>
        <SuggestionPageView id={id} />
      </HydrationBoundary>
    </>
  );
}
