"use client";

import type { HomeView, JobView, SuggestionView } from "@routinely/api";
import { ArrowRight, House } from "lucide-react";
import Link from "next/link";
import { DayStrip } from "#components/charts/day-strip.tsx";
import { StartButton } from "#components/jobs/start-button.tsx";
import { RelativeTime, useNow } from "#components/shell/now.tsx";
import { SuggestionCard } from "#components/suggestions/suggestion-card.tsx";
import { buttonClass } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/states.tsx";
import { actedEntity } from "#lib/domain-icons.ts";
import { timeOfRoutine } from "#lib/evidence-geometry.ts";
import { formatHours, formatNumber } from "#lib/format.ts";
import { ACCEPTED_LIST, LAST_COMPLETED, PENDING_LIST, RECENT_JOBS } from "#lib/queries.ts";
import { trpc } from "#lib/trpc.ts";
import { greeting } from "#lib/words.ts";
import { minutesOfDay, zonedTime } from "#lib/zoned-time.ts";
import { ByHandPanel } from "./by-hand-panel.tsx";
import { CurrentRun } from "./current-run.tsx";
import { KeyInsights } from "./key-insights.tsx";
import { overviewSentence } from "./overview-sentence.ts";
import { RecentRuns } from "./recent-runs.tsx";

const BEST = 3;

export function OverviewView() {
  const [homes] = trpc.home.list.useSuspenseQuery();
  const [pending] = trpc.suggestion.list.useSuspenseQuery(PENDING_LIST);
  const [accepted] = trpc.suggestion.list.useSuspenseQuery(ACCEPTED_LIST);
  const [jobs] = trpc.job.list.useSuspenseQuery(RECENT_JOBS);
  const [completed] = trpc.job.list.useSuspenseQuery(LAST_COMPLETED);
  const now = useNow();

  const last = completed.items[0];
  const active = jobs.items.find(({ status }) => status === "running" || status === "pending");
  const home = homes.find(({ id }) => id === (last?.homeId ?? active?.homeId)) ?? homes[0];
  const timeZone = home?.timeZone ?? "UTC";
  const of = (list: { items: SuggestionView[] }) => list.items.filter(({ homeId }) => homeId === home?.id);
  const moments = [...momentsOf(of(accepted), timeZone, true), ...momentsOf(of(pending), timeZone, false)];

  return (
    <div className="grid grid-cols-1 gap-10 lg:gap-12">
      <header className="flex flex-wrap items-end justify-between gap-6">
        <div className="max-w-2xl">
          <p className="mb-2 text-muted text-sm" suppressHydrationWarning>
            {greeting(zonedTime(now, timeZone).hour)}
          </p>
          <h1 className="text-balance font-semibold text-3xl leading-[1.15] tracking-[-0.03em] sm:text-4xl">
            {overviewSentence({
              homes: homes.length,
              home,
              last,
              active,
              pending: pending.items.length,
              more: pending.nextCursor !== null,
            })}
          </h1>
          {last?.report && (
            <p className="mt-3 text-muted leading-relaxed">
              Read {formatHours(last.report.hoursCovered)} of history, {formatNumber(last.report.rows)} changes,{" "}
              <RelativeTime at={last.completedAt ?? last.createdAt} />.
            </p>
          )}
        </div>
      </header>

      {active && <CurrentRun job={active} />}

      {!home ? (
        <EmptyState
          icon={House}
          title="Begin with your home"
          action={
            <Link href="/homes" className={buttonClass({ variant: "primary" })}>
              Add a home
            </Link>
          }
        >
          Tell Routinely where your Home Assistant keeps its history. It is only read, and stays on this computer.
        </EmptyState>
      ) : (
        <>
          {moments.length > 0 && (
            <section aria-labelledby="day" className="card p-6 sm:p-7">
              <div className="mb-5 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
                <h2 id="day" className="font-semibold text-lg tracking-tight">
                  A day in {home.name}
                </h2>
                <p className="text-muted text-sm">Filled: accepted. Open: waiting for you.</p>
              </div>
              <DayStrip moments={moments} nowMinutes={minutesOfDay(now, timeZone)} />
            </section>
          )}

          <BestSuggestions
            suggestions={pending.items.slice(0, BEST)}
            total={pending.items.length}
            home={home}
            last={last}
            active={active}
          />

          {last?.report && (
            <div className="grid grid-cols-1 gap-4 lg:grid-cols-[minmax(0,5fr)_minmax(0,6fr)]">
              <ByHandPanel
                report={last.report}
                suggestions={[...of(accepted), ...of(pending)].filter(({ jobId }) => jobId === last.id)}
              />
              <KeyInsights />
            </div>
          )}

          {jobs.items.length > 0 && <RecentRuns jobs={jobs.items} />}
        </>
      )}
    </div>
  );
}

function BestSuggestions(props: {
  suggestions: SuggestionView[];
  total: number;
  home: HomeView;
  last: JobView | undefined;
  active: JobView | undefined;
}) {
  const { suggestions, total, last, active } = props;
  if (suggestions.length === 0) {
    if (active) return null;
    return (
      <EmptyState
        icon={House}
        title={last ? "You are up to date" : "Ready for the first look"}
        action={<StartButton />}
      >
        {last
          ? "No suggestion waits for you. As habits change, the next analysis may find new ones."
          : "An analysis reads the recorded history and looks for what you do again and again. It takes less than a minute."}
      </EmptyState>
    );
  }
  return (
    <section aria-labelledby="best">
      <div className="mb-4 flex items-baseline justify-between gap-4">
        <h2 id="best" className="font-semibold text-lg tracking-tight">
          Worth deciding first
        </h2>
        {total > suggestions.length && (
          <Link
            href="/suggestions?status=pending"
            className="inline-flex items-center gap-1 rounded font-medium text-accent text-sm hover:text-accent-strong"
          >
            All {total} <ArrowRight className="size-4" aria-hidden />
          </Link>
        )}
      </div>
      <ul className="grid grid-cols-1 gap-4 md:grid-cols-2 xl:grid-cols-3">
        {suggestions.map((suggestion) => (
          <li key={suggestion.id}>
            <SuggestionCard suggestion={suggestion} level={3} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function momentsOf(suggestions: readonly SuggestionView[], timeZone: string, accepted: boolean) {
  return suggestions.flatMap(({ id, title, automation, entities, evidence }) => {
    const minutes = timeOfRoutine(evidence, timeZone);
    return minutes === null
      ? []
      : [{ id, title, entityId: actedEntity(automation.actions, entities), minutes, accepted }];
  });
}
