"use client";

import type { HomeView } from "@routinely/api";
import { Database, History, House, MapPin, Pencil, Plus, Sparkles } from "lucide-react";
import { useState } from "react";
import { StartButton } from "#components/jobs/start-button.tsx";
import { RelativeTime, useNow } from "#components/shell/now.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/states.tsx";
import { count, formatTime } from "#lib/format.ts";
import { RECENT_JOBS } from "#lib/queries.ts";
import { trpc } from "#lib/trpc.ts";
import { sourceWords } from "#lib/words.ts";
import { HomeDialog } from "./home-dialog.tsx";

export function HomesView() {
  const [homes] = trpc.home.list.useSuspenseQuery();
  const [adding, setAdding] = useState(false);
  const add = (
    <Button variant={homes.length === 0 ? "primary" : "secondary"} onClick={() => setAdding(true)}>
      <Plus className="size-4" aria-hidden /> Add a home
    </Button>
  );
  return (
    <>
      <PageHeader title="Homes" actions={homes.length > 0 && add}>
        The homes whose history Routinely reads. Everything stays on this computer.
      </PageHeader>
      {homes.length === 0 ? (
        <EmptyState icon={House} title="No home yet" action={add}>
          Name the recorder database of your Home Assistant, and Routinely can look for routines in it.
        </EmptyState>
      ) : (
        <ul className="grid grid-cols-1 gap-4 md:grid-cols-2">
          {homes.map((home) => (
            <li key={home.id}>
              <HomeCard home={home} />
            </li>
          ))}
        </ul>
      )}
      <HomeDialog open={adding} onOpenChange={setAdding} />
    </>
  );
}

function HomeCard({ home }: { home: HomeView }) {
  const [editing, setEditing] = useState(false);
  const now = useNow();
  const { data: jobs } = trpc.job.list.useQuery(RECENT_JOBS);
  const last = jobs?.items.find(({ homeId, status }) => homeId === home.id && status === "completed");
  const SourceIcon = home.source.kind === "demo" ? Sparkles : Database;
  return (
    <article className="card flex h-full flex-col p-6">
      <div className="flex items-start gap-4">
        <span className="flex size-12 shrink-0 items-center justify-center rounded-2xl bg-accent-soft text-accent-strong">
          <House className="size-6" aria-hidden />
        </span>
        <div className="min-w-0 flex-1">
          <h2 className="truncate font-semibold text-lg tracking-tight">{home.name}</h2>
          <p className="tabular text-muted text-sm">It is {formatTime(now, home.timeZone)} there</p>
        </div>
      </div>
      <ul className="mt-5 grid grid-cols-1 gap-2.5 text-muted text-sm">
        <li className="flex items-start gap-2.5">
          <SourceIcon className="mt-0.5 size-4 shrink-0 text-faint" aria-hidden />
          <span className="min-w-0 break-words">{sourceWords(home.source)}</span>
        </li>
        <li className="flex items-start gap-2.5">
          <MapPin className="mt-0.5 size-4 shrink-0 text-faint" aria-hidden />
          <span className="tabular">
            {home.timeZone} · {home.latitude.toFixed(2)}, {home.longitude.toFixed(2)}
          </span>
        </li>
        {last && (
          <li className="flex items-start gap-2.5">
            <History className="mt-0.5 size-4 shrink-0 text-faint" aria-hidden />
            <span>
              Analysed <RelativeTime at={last.createdAt} />, {count(last.suggestionCount, "suggestion")}
            </span>
          </li>
        )}
      </ul>
      <div className="mt-auto flex flex-wrap gap-2 pt-6">
        <StartButton homeId={home.id} />
        <Button onClick={() => setEditing(true)} aria-label={`Edit ${home.name}`}>
          <Pencil className="size-4" aria-hidden /> Edit
        </Button>
      </div>
      <HomeDialog home={home} open={editing} onOpenChange={setEditing} />
    </article>
  );
}
