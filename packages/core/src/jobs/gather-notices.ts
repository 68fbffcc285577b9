import type { JobListener } from "../deps.ts";

/** Which jobs are news since the last look. */
export interface News {
  readonly changed: readonly string[];
  readonly deleted: readonly string[];
  /** There may have been more: read again what could have changed. */
  readonly missedSome: boolean;
}

/**
 * Gathers the listener's notices until somebody takes them, so that a slow reader is told once of a job that changed
 * often. The first look always has something to take.
 */
export function gatherNotices(listener: JobListener, onlyJobId: string | undefined) {
  let changed = new Set<string>();
  let deleted = new Set<string>();
  let missedSome = true;
  let wakeUp = Promise.withResolvers<void>();

  const stop = listener.subscribe((notice) => {
    if (notice.kind === "reconnected") missedSome = true;
    else if (onlyJobId !== undefined && notice.id !== onlyJobId) return;
    else (notice.kind === "deleted" ? deleted : changed).add(notice.id);
    wakeUp.resolve();
  });

  return {
    stop,
    take(): News {
      const news = { changed: [...changed], deleted: [...deleted], missedSome };
      changed = new Set();
      deleted = new Set();
      missedSome = false;
      wakeUp = Promise.withResolvers();
      return news;
    },
    missSome() {
      missedSome = true;
    },
    /** Resolves once there is news, or the signal aborts. */
    async wait(signal: AbortSignal): Promise<void> {
      const aborted = Promise.withResolvers<void>();
      const onAbort = () => aborted.resolve();
      signal.addEventListener("abort", onAbort);
      if (!signal.aborted) await Promise.race([wakeUp.promise, aborted.promise]);
      signal.removeEventListener("abort", onAbort);
    },
  };
}
