"use client";

import { PENDING_COUNT } from "#lib/queries.ts";
import { trpc } from "#lib/trpc.ts";

/** How many suggestions wait for a decision. */
export function PendingCount() {
  const { data } = trpc.suggestion.list.useQuery(PENDING_COUNT);
  if (!data || data.items.length === 0) return null;
  const shown = `${data.items.length}${data.nextCursor ? "+" : ""}`;
  return (
    <span className="tabular ml-auto rounded-full bg-accent px-2 py-0.5 font-semibold text-[11px] text-on-accent">
      {shown}
      <span className="sr-only"> to decide</span>
    </span>
  );
}
