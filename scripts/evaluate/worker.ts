// Evaluates one home after the other, as it is told.
import { parentPort } from "node:worker_threads";
import { evaluateSimulated } from "./evaluate-home.ts";
import type { HomeJob } from "./run-homes.ts";

parentPort!.on("message", ({ profile, seed, ...job }: HomeJob) => {
  parentPort!.postMessage(evaluateSimulated(profile, seed, job));
});
