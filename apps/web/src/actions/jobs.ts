"use server";

import { caller } from "#server/api.ts";
import { resultOf } from "./result.ts";

export interface StartInput {
  homeId: string;
  analysisTypes: string[];
  hours: number;
  entities: string[];
  focusAreas: string[];
}

export async function startJob(input: StartInput) {
  return resultOf((await caller()).job.start(input as never));
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
