"use server";

import { type ApiInputs, caller } from "#server/api.ts";
import { resultOf } from "./result.ts";

export async function startJob(input: ApiInputs["job"]["start"]) {
  return resultOf((await caller()).job.start(input));
}

export async function cancelJob(id: string) {
  return resultOf((await caller()).job.cancel({ id }));
}

export async function retryJob(id: string) {
  return resultOf((await caller()).job.retry({ id }));
}

export async function deleteJob(id: string) {
  return resultOf((await caller()).job.delete({ id }));
}
