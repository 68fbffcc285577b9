// Takes samples of one home after the other, as it is told.
import { parentPort } from "node:worker_threads";
import type { HomeJob } from "../evaluate/run-homes.ts";
import { samplesOf } from "./sample.ts";

parentPort!.on("message", (job: HomeJob) => parentPort!.postMessage(samplesOf(job)));
