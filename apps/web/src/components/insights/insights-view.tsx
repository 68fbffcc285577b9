"use client";

import type { InsightView } from "@routinely/api";
import { Lightbulb } from "lucide-react";
import Link from "next/link";
import { StartButton } from "#components/jobs/start-button.tsx";
import { FilterLinks } from "#components/ui/filter-links.tsx";
import { EmptyState } from "#components/ui/states.tsx";
import { address } from "#lib/address.ts";
import { ANALYSIS_ICONS } from "#lib/analysis-icons.ts";
import { type InsightFilter, insightListInput } from "#lib/filters.ts";
import { trpc } from "#lib/trpc.ts";
import { useFilter } from "#lib/use-filter.ts";
import { ANALYSIS_TYPES, ANALYSIS_WORDS, SEVERITIES } from "#lib/words.ts";
import { InsightCard } from "./insight-card.tsx";

export function InsightsView({ filter }: { filter: InsightFilter }) {
  const [{ items }] = trpc.insight.list.useSuspenseQuery(insightListInput(filter));
  const { data: homes = [] } = trpc.home.list.useQuery();
  const { linksFor } = useFilter("/insights", filter);
  const groups = groupedByType(items);
  return (
    <>
      <div className="mb-8 grid grid-cols-1 gap-3">
        <FilterLinks
          label="Filter by kind"
          links={linksFor("type", [undefined, ...ANALYSIS_TYPES], (type) =>
            type ? ANALYSIS_WORDS[type].name : "Everything",
          )}
        />
        {filter.job && (
          <p className="text-muted text-sm">
            Of one analysis.{" "}
            <Link
              href={address("/insights", { type: filter.type })}
              className="rounded font-medium text-accent hover:text-accent-strong"
            >
              Show the newest
            </Link>
          </p>
        )}
      </div>
      {groups.length === 0 ? (
        <EmptyState icon={Lightbulb} title="No insights here yet" action={<StartButton />}>
          {filter.type
            ? "The newest analysis found nothing of this kind."
            : "An analysis tells what stands out in your home: habits, devices that need care, energy that nobody uses."}
        </EmptyState>
      ) : (
        <div className="grid grid-cols-1 gap-12">
          {groups.map(({ type, insights }) => {
            const Icon = ANALYSIS_ICONS[type];
            return (
              <section key={type} aria-labelledby={`insights-${type}`}>
                <h2
                  id={`insights-${type}`}
                  className="mb-4 flex items-center gap-2.5 font-semibold text-lg tracking-tight"
                >
                  <Icon className="size-5 text-accent" aria-hidden /> {ANALYSIS_WORDS[type].name}
                </h2>
                <ul className="gap-4 md:columns-2">
                  {insights.map((insight) => (
                    <li key={insight.id} className="mb-4 break-inside-avoid">
                      <InsightCard
                        insight={insight}
                        homeName={homes.length > 1 ? homes.find(({ id }) => id === insight.homeId)?.name : undefined}
                      />
                    </li>
                  ))}
                </ul>
              </section>
            );
          })}
        </div>
      )}
    </>
  );
}

/** The kinds that were found, those with the most urgent insight first. */
function groupedByType(items: readonly InsightView[]) {
  const urgency = (insights: readonly InsightView[]) =>
    Math.min(...insights.map(({ severity }) => SEVERITIES.indexOf(severity)));
  return ANALYSIS_TYPES.map((type) => ({ type, insights: items.filter((insight) => insight.type === type) }))
    .filter(({ insights }) => insights.length > 0)
    .sort((a, b) => urgency(a.insights) - urgency(b.insights));
}
