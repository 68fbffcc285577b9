"use client";

import type { JobView } from "@routinely/api";
import { useQueryClient } from "@tanstack/react-query";
import { getQueryKey } from "@trpc/react-query";
import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { toast } from "#components/ui/toast.tsx";
import { count } from "#lib/format.ts";
import { RECENT_JOBS } from "#lib/queries.ts";
import { trpc } from "#lib/trpc.ts";

type JobPage = { items: JobView[]; nextCursor: string | null };

/** A run that ended longer ago than this is no news. */
const NEWS_MS = 60_000;

/**
 * The page's one subscription. Progress is written into what is shown; a new status is read again everywhere, as it
 * moves rows between lists and brings suggestions. After a lost connection everything is read again.
 */
export function LiveUpdates() {
  const utils = trpc.useUtils();
  const queryClient = useQueryClient();
  const router = useRouter();
  const statuses = useRef(new Map<string, JobView["status"]>());
  const lost = useRef(false);

  function take(job: JobView) {
    const before = statuses.current.get(job.id) ?? shownStatus(job.id);
    utils.job.byId.setData({ id: job.id }, job);
    queryClient.setQueriesData<JobPage>(
      { queryKey: getQueryKey(trpc.job.list) },
      (page) => page && { ...page, items: page.items.map((one) => (one.id === job.id ? job : one)) },
    );
    statuses.current.set(job.id, job.status);
    if (before === job.status) return;
    announce(job, (path) => router.push(path));
    return refresh();
  }

  /** What the page was drawn with is no news. */
  function shownStatus(id: string) {
    return utils.job.list.getData(RECENT_JOBS)?.items.find((job) => job.id === id)?.status;
  }

  async function refresh() {
    await utils.invalidate();
  }

  const { status, error } = trpc.job.onUpdate.useSubscription(undefined, {
    onData({ data: update }) {
      (update.kind === "changed" ? take(update.job) : refresh())?.catch(reportError);
    },
  });
  useEffect(() => {
    if (error) lost.current = true;
    if (status !== "pending" || !lost.current) return;
    lost.current = false;
    utils.invalidate().catch(reportError);
  }, [status, error, utils]);
  return null;
}

function announce(job: JobView, go: (path: "/suggestions" | "/history") => void) {
  if (!job.completedAt || Date.now() - Date.parse(job.completedAt) > NEWS_MS) return;
  if (job.status === "completed") {
    toast.info(
      "The analysis is finished",
      job.suggestionCount > 0
        ? `It found ${count(job.suggestionCount, "suggestion")}.`
        : "It found nothing new to suggest.",
      job.suggestionCount > 0
        ? { label: "See suggestions", onClick: () => go("/suggestions") }
        : { label: "See why", onClick: () => go("/history") },
    );
  }
  if (job.status === "failed") toast.error("The analysis failed", job.error ?? undefined);
}
