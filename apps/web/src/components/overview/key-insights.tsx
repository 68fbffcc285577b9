"use client";

import { ArrowRight } from "lucide-react";
import Link from "next/link";
import { SeverityBadge } from "#components/insights/severity-badge.tsx";
import { address } from "#lib/address.ts";
import { KEY_INSIGHTS } from "#lib/queries.ts";
import { trpc } from "#lib/trpc.ts";
import { SEVERITIES } from "#lib/words.ts";

const SHOWN = 4;

/** The insights that need attention most. */
export function KeyInsights() {
  const [{ items }] = trpc.insight.list.useSuspenseQuery(KEY_INSIGHTS);
  const key = [...items]
    .sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity))
    .slice(0, SHOWN);
  return (
    <section aria-labelledby="insights" className="card flex flex-col p-6 sm:p-7">
      <div className="flex items-baseline justify-between gap-4">
        <h2 id="insights" className="font-semibold text-lg tracking-tight">
          What stands out
        </h2>
        {items.length > 0 && (
          <Link
            href="/insights"
            className="inline-flex items-center gap-1 rounded font-medium text-accent text-sm hover:text-accent-strong"
          >
            All {items.length} <ArrowRight className="size-4" aria-hidden />
          </Link>
        )}
      </div>
      {key.length === 0 ? (
        <p className="mt-2 text-muted text-sm leading-relaxed">Nothing needs your attention.</p>
      ) : (
        <ul className="mt-3 grid grid-cols-1 divide-y divide-line">
          {key.map((insight) => (
            <li key={insight.id}>
              <Link
                href={address("/insights", { type: insight.type })}
                className="-mx-2 flex items-center justify-between gap-4 rounded-lg px-2 py-3 hover:bg-hover"
              >
                <span className="line-clamp-2 font-medium text-sm leading-snug">{insight.title}</span>
                <SeverityBadge severity={insight.severity} />
              </Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
