import type { JobView } from "@routinely/api/contract";
import type { Api } from "./api-client.ts";
import { Failure } from "./failure.ts";
import { type ProgressLine, progressLine } from "./progress.ts";
import { serverUrl } from "./server-url.ts";

/** How long a lost connection is tried again before giving up. */
const GIVE_UP_AFTER_MS = 60_000;

/**
 * Follows a job over the server's events and shows its progress on stderr. Outlives restarts of the server.
 *
 * @returns the job once it is completed, failed or cancelled
 * @throws Failure when it was deleted meanwhile, or the server stayed away
 */
export async function followJob(api: Api, jobId: string): Promise<JobView> {
  const line = progressLine();
  try {
    return await untilEnded(api, await api.job.byId.query({ id: jobId }), line);
  } finally {
    line.end();
  }
}

export function throwUnlessCompleted(job: JobView): void {
  if (job.status === "failed") throw new Failure(job.error ?? "The analysis failed.");
  if (job.status === "cancelled") throw new Failure("The analysis was cancelled.");
}

function untilEnded(api: Api, job: JobView, line: ProgressLine): Promise<JobView> {
  return new Promise((resolve, reject) => {
    let giveUp: NodeJS.Timeout | undefined;

    // The server begins with the job as it is now, and after a lost connection with what was missed.
    const subscription = api.job.onUpdate.subscribe(
      { jobId: job.id },
      {
        onData: ({ data }) => {
          if (data.kind === "changed") look(data.job);
          else end(reject)(new Failure("The analysis was deleted."));
        },
        onConnectionStateChange: ({ state }) => {
          clearTimeout(giveUp);
          if (state !== "connecting") return;
          giveUp = setTimeout(() => {
            end(reject)(new Failure(`${serverUrl()} does not answer any more; the analysis itself may go on.`));
          }, GIVE_UP_AFTER_MS);
        },
        onError: end(reject),
      },
    );

    function look(now: JobView): void {
      if (now.status === "pending") line.update({ fraction: 0, message: "Waiting for a worker" });
      else if (now.status !== "running") end(resolve)(now);
      else if (now.progress) line.update(now.progress);
    }

    /** Settles, and closes the connection that would keep this process alive. */
    function end<Value>(settle: (value: Value) => void): (value: Value) => void {
      return (value) => {
        clearTimeout(giveUp);
        subscription.unsubscribe();
        settle(value);
      };
    }
  });
}
