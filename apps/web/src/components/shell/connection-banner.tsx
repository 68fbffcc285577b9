"use client";

import { CloudOff } from "lucide-react";
import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { trpc } from "#lib/trpc.ts";

const CALM_MS = 4_000;
const WORRIED_MS = 1_500;

/** Says that something behind the page is out of reach, and reads everything again when it is back. */
export function ConnectionBanner() {
  const utils = trpc.useUtils();
  const router = useRouter();
  const health = trpc.health.useQuery(undefined, {
    retry: false,
    staleTime: 0,
    refetchInterval: (query) => (isWell(query.state) ? CALM_MS : WORRIED_MS),
    refetchOnWindowFocus: true,
  });
  const well = isWell(health);
  const wasDown = useRef(false);

  useEffect(() => {
    if (!well) wasDown.current = true;
    if (!well || !wasDown.current) return;
    wasDown.current = false;
    router.refresh();
    utils.invalidate().catch(reportError);
  }, [well, router, utils]);

  return (
    <div role="status" aria-live="polite">
      {!well && (
        <p className="flex items-center justify-center gap-2 bg-warn-soft px-4 py-2.5 text-center font-medium text-sm text-warn">
          <CloudOff className="size-4 shrink-0" aria-hidden />
          {health.error && !health.error.data
            ? "Routinely is not reachable. Trying again…"
            : "The database is not reachable. Trying again…"}
        </p>
      )}
    </div>
  );
}

/** Whether nothing is known to be wrong; before the first answer nothing is. */
export function isWell({ data, status }: { data?: { database: string } | undefined; status: string }): boolean {
  return status !== "error" && data?.database !== "down";
}
