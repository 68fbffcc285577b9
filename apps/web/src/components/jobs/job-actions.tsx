"use client";

import type { JobView } from "@routinely/api";
import { Lightbulb, RotateCcw, Square, Trash2 } from "lucide-react";
import Link from "next/link";
import { useState, useTransition } from "react";
import { cancelJob, deleteJob, retryJob } from "#actions/jobs.ts";
import type { ActionResult } from "#actions/result.ts";
import { Button, buttonClass } from "#components/ui/button.tsx";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { toast } from "#components/ui/toast.tsx";
import { count } from "#lib/format.ts";
import { trpc } from "#lib/trpc.ts";

/** What can be done with a run, by its status. */
export function JobActions({ job }: { job: JobView }) {
  const utils = trpc.useUtils();
  const [asking, setAsking] = useState(false);
  const [pending, startTransition] = useTransition();
  const active = job.status === "pending" || job.status === "running";
  const retryable = job.status === "failed" || job.status === "cancelled";

  function act(call: (id: string) => Promise<ActionResult<unknown>>, done: string) {
    startTransition(async () => {
      const result = await call(job.id);
      if (result.ok) toast.success(done);
      else toast.error("That was not possible", result.error);
      await utils.invalidate();
    });
  }

  return (
    <div className="flex shrink-0 flex-wrap gap-2">
      {job.insightCount > 0 && (
        <Link href={`/insights?job=${job.id}`} className={buttonClass({ size: "sm" })}>
          <Lightbulb className="size-3.5" aria-hidden /> {count(job.insightCount, "insight")}
        </Link>
      )}
      {active && (
        <Button size="sm" disabled={pending} onClick={() => act(cancelJob, "The analysis was cancelled")}>
          <Square className="size-3 fill-current" aria-hidden /> {pending ? "Cancelling…" : "Cancel"}
        </Button>
      )}
      {retryable && (
        <Button size="sm" disabled={pending} onClick={() => act(retryJob, "The analysis starts again")}>
          <RotateCcw className="size-3.5" aria-hidden /> {pending ? "Starting again…" : "Retry"}
        </Button>
      )}
      {!active && (
        <Button size="sm" variant="danger" disabled={pending} onClick={() => setAsking(true)}>
          <Trash2 className="size-3.5" aria-hidden /> Delete
        </Button>
      )}
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title="Delete this analysis?"
        confirm="Delete"
        pending={pending}
        onConfirm={() => {
          setAsking(false);
          act(deleteJob, "The analysis was deleted");
        }}
      >
        {job.suggestionCount > 0
          ? `Its ${count(job.suggestionCount, "suggestion")} and ${count(job.insightCount, "insight")} go with it, also those you accepted. This cannot be undone.`
          : "This cannot be undone."}
      </ConfirmDialog>
    </div>
  );
}
