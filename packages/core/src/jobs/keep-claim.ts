import type { Deps } from "../deps.ts";
import { type Claim, holdsJob } from "./claim-job.ts";
import { HEARTBEAT_INTERVAL_MS, heartbeat } from "./heartbeat.ts";

/** A claim that is being kept alive. */
export interface KeptClaim {
  /** Aborts when the job was taken away: cancelled, deleted, or given up as lost. */
  readonly lost: AbortSignal;
  /** Shows no more signs of life. */
  release(): void;
}

/**
 * Shows a sign of life every 2 s, and finds out when the job is taken away: at once by the database's notice, or else
 * by the next sign of life. While the database is away, nobody can take the job away either: the run goes on.
 */
export function keepClaim({ db, listener, log }: Pick<Deps, "db" | "listener" | "log">, claim: Claim): KeptClaim {
  const lost = new AbortController();

  function stopUnless(isHeld: Promise<boolean>) {
    isHeld.then(
      (held) => held || lost.abort(),
      (error) => log.debug({ err: error }, "cannot tell whether the job is still this run's"),
    );
  }

  const timer = setInterval(() => stopUnless(heartbeat(db, claim)), HEARTBEAT_INTERVAL_MS);
  // A notice of this very job may be older than the claim, so it is only a reason to look.
  const unsubscribe = listener.subscribe((notice) => {
    if (notice.kind === "reconnected" || notice.id !== claim.jobId || notice.status === "running") return;
    stopUnless(holdsJob(db, claim));
  });
  return {
    lost: lost.signal,
    release() {
      clearInterval(timer);
      unsubscribe();
    },
  };
}
