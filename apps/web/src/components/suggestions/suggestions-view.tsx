"use client";

import { Sparkles } from "lucide-react";
import { StartButton } from "#components/jobs/start-button.tsx";
import { FilterLinks } from "#components/ui/filter-links.tsx";
import { Pager } from "#components/ui/pager.tsx";
import { EmptyState } from "#components/ui/states.tsx";
import { address } from "#lib/address.ts";
import { type SuggestionFilter, suggestionListInput } from "#lib/filters.ts";
import { trpc } from "#lib/trpc.ts";
import { useFilter } from "#lib/use-filter.ts";
import {
  ANALYSIS_TYPES,
  ANALYSIS_WORDS,
  SUGGESTION_STATUS_WORDS,
  SUGGESTION_STATUSES,
  type SuggestionStatus,
} from "#lib/words.ts";
import { SuggestionCard } from "./suggestion-card.tsx";

const EMPTY: Record<SuggestionStatus | "all", string> = {
  all: "Start an analysis, and what Routinely finds in your home’s history appears here.",
  pending: "You have decided on everything. New suggestions appear here after the next analysis.",
  accepted: "What you accept is kept here, with its automation.",
  rejected: "What you reject is kept here, and not suggested again.",
  snoozed: "What you put aside waits here until its time comes.",
};

export function SuggestionsView({ filter }: { filter: SuggestionFilter }) {
  const [page] = trpc.suggestion.list.useSuspenseQuery(suggestionListInput(filter));
  const { linksFor } = useFilter("/suggestions", filter);
  const pageAt = (cursor: string | undefined) => address("/suggestions", { ...filter, cursor });
  return (
    <>
      <div className="mb-6 grid grid-cols-1 gap-2">
        <FilterLinks
          label="Filter by decision"
          links={linksFor("status", [undefined, ...SUGGESTION_STATUSES], (status) =>
            status ? SUGGESTION_STATUS_WORDS[status] : "All",
          )}
        />
        <FilterLinks
          label="Filter by kind"
          links={linksFor("type", [undefined, ...ANALYSIS_TYPES], (type) =>
            type ? ANALYSIS_WORDS[type].name : "Every kind",
          )}
        />
      </div>
      {page.items.length === 0 ? (
        <EmptyState icon={Sparkles} title="Nothing here just now" action={<StartButton />}>
          {EMPTY[filter.status ?? "all"]}
        </EmptyState>
      ) : (
        <ul className="grid grid-cols-1 gap-4 md:grid-cols-2">
          {page.items.map((suggestion) => (
            <li key={suggestion.id}>
              <SuggestionCard suggestion={suggestion} />
            </li>
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
