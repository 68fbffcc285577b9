"use client";

import { CloudAlert } from "lucide-react";
import { useRouter } from "next/navigation";
import { startTransition, useEffect, useRef } from "react";
import { Button } from "#components/ui/button.tsx";
import { trpc } from "#lib/trpc.ts";
import { isWell } from "./connection-banner.tsx";

/** Instead of a page that could not be read. Tries again by itself when what it needs is back. */
export function ErrorView({ reset }: { reset: () => void }) {
  const router = useRouter();
  const health = trpc.health.useQuery();
  const well = isWell(health);
  const wasDown = useRef(false);

  const retry = () =>
    startTransition(() => {
      router.refresh();
      reset();
    });
  useEffect(() => {
    if (!well) wasDown.current = true;
    else if (wasDown.current) {
      wasDown.current = false;
      retry();
    }
  }, [well]);

  return (
    <div role="alert" className="card flex flex-col items-center px-6 py-16 text-center">
      <span className="flex size-12 items-center justify-center rounded-2xl bg-warn-soft text-warn">
        <CloudAlert className="size-6" aria-hidden />
      </span>
      <h1 className="mt-4 font-semibold text-xl tracking-tight">This page could not be read</h1>
      <p className="mt-1 max-w-md text-balance text-muted text-sm leading-relaxed">
        {well
          ? "Something went wrong on the way. Nothing is lost: what was decided is kept."
          : "The database does not answer. The page comes back by itself as soon as it does."}
      </p>
      <Button className="mt-6" onClick={retry}>
        Try again
      </Button>
    </div>
  );
}
