import { Worker } from "node:worker_threads";
import type { Progress } from "@routinely/analysis";
import { UnavailableError } from "../errors.ts";
import type { ThreadMessage } from "./analysis-thread.ts";
import type { AnalyzeRecorderOptions, RecorderAnalysis } from "./analyze-recorder.ts";

const OUT_OF_MEMORY = "This history needs more memory than there is. Choose fewer hours.";

export interface ThreadHooks {
  /** Told at most twice a second; the fraction never goes back. */
  readonly onProgress: (progress: Progress) => void;
  /** Ends the thread at once. */
  readonly signal: AbortSignal;
}

/**
 * {@link analyzeRecorder} in a thread of its own, so that this one stays free.
 *
 * @throws UnavailableError with a sentence for a person when the home's files cannot be used
 * @throws the signal's reason when it aborts
 */
export function analyzeInThread(
  options: AnalyzeRecorderOptions,
  { onProgress, signal }: ThreadHooks,
): Promise<RecorderAnalysis> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const thread = new Worker(new URL("./analysis-thread.ts", import.meta.url), { workerData: options });
    // Not waiting for its end: a thread in the middle of a long SQL statement ends only after it.
    const stop = () => {
      reject(signal.reason);
      thread.terminate().catch(reject);
    };
    signal.addEventListener("abort", stop);
    thread.on("message", (message: ThreadMessage) => {
      if (message.kind === "progress") onProgress(message.progress);
      else if (message.kind === "done") resolve(message.analysis);
      else reject(new UnavailableError(message.sentence));
    });
    thread.on("error", (error: Error) => reject(isOutOfMemory(error) ? new UnavailableError(OUT_OF_MEMORY) : error));
    thread.on("exit", (code) => {
      signal.removeEventListener("abort", stop);
      reject(new Error(`The analysis thread ended with code ${code} and no result.`));
    });
  });
}

function isOutOfMemory(error: Error): boolean {
  return "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
}
