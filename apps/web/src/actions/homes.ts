"use server";

import { caller } from "#server/api.ts";
import { resultOf } from "./result.ts";

export interface HomeInput {
  name: string;
  source?: { kind: "recorder"; recorderPath: string; automationsPath?: string; registryPath?: string };
  timeZone?: string;
  latitude?: number;
  longitude?: number;
}

export async function addHome(input: HomeInput) {
  return resultOf((await caller()).home.add(input as never));
}

export async function updateHome(id: string, changes: Partial<HomeInput>) {
  return resultOf((await caller()).home.update({ id, ...changes }));
}
