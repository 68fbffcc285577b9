"use server";

import { caller } from "#server/api.ts";
import { resultOf } from "./result.ts";

export async function acceptSuggestion(input: { id: string; comment?: string }) {
  return resultOf((await caller()).suggestion.accept(input));
}

export async function rejectSuggestion(input: { id: string; reason?: string; comment?: string }) {
  return resultOf((await caller()).suggestion.reject(input));
}

/** @param input.until ISO 8601, in the future */
export async function snoozeSuggestion(input: { id: string; until: string }) {
  return resultOf((await caller()).suggestion.snooze(input));
}

export async function reopenSuggestion(id: string) {
  return resultOf((await caller()).suggestion.reopen({ id }));
}
