import { parentPort, workerData } from "node:worker_threads";
import type { Progress } from "@routinely/analysis";
import { SourceError } from "@routinely/home-assistant";
import { type AnalyzeRecorderOptions, analyzeRecorder, type RecorderAnalysis } from "./analyze-recorder.ts";

/** What the thread says: how far it is, then once how it ended. */
export type ThreadMessage =
  | { readonly kind: "progress"; readonly progress: Progress }
  | { readonly kind: "done"; readonly analysis: RecorderAnalysis }
  | { readonly kind: "unusable"; readonly sentence: string };

const PROGRESS_INTERVAL_MS = 500;

let toldAt = Number.NEGATIVE_INFINITY;
let furthest = 0;

function say(message: ThreadMessage) {
  parentPort?.postMessage(message);
}

function onProgress({ fraction, message }: Progress) {
  furthest = Math.min(1, Math.max(furthest, fraction));
  if (performance.now() - toldAt < PROGRESS_INTERVAL_MS) return;
  toldAt = performance.now();
  say({ kind: "progress", progress: { fraction: furthest, message } });
}

try {
  say({ kind: "done", analysis: analyzeRecorder(workerData as AnalyzeRecorderOptions, { onProgress }) });
} catch (error) {
  if (!(error instanceof SourceError)) throw error;
  say({ kind: "unusable", sentence: error.message });
}
