"use client";

import { useTransition } from "react";
import type { ActionResult } from "#actions/result.ts";
import { toast } from "#components/ui/toast.tsx";
import { trpc } from "#lib/trpc.ts";

/** Sends a decision, says how it went, and reads again what it changed: also when somebody else was first. */
export function useDecision() {
  const utils = trpc.useUtils();
  const [pending, startTransition] = useTransition();

  function decide(call: () => Promise<ActionResult<unknown>>, done: string, after?: () => void) {
    startTransition(async () => {
      const result = await call();
      if (result.ok) toast.success(done);
      else toast.error("That was not possible", result.error);
      await utils.suggestion.invalidate();
      if (result.ok || result.code === "CONFLICT") after?.();
    });
  }

  return { pending, decide };
}
