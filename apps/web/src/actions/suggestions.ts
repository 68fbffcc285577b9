"use server";

import { type ApiInputs, caller } from "#server/api.ts";
import { resultOf } from "./result.ts";

type Inputs = ApiInputs["suggestion"];

export async function acceptSuggestion(input: Inputs["accept"]) {
  return resultOf((await caller()).suggestion.accept(input));
}

export async function rejectSuggestion(input: Inputs["reject"]) {
  return resultOf((await caller()).suggestion.reject(input));
}

export async function snoozeSuggestion(input: Inputs["snooze"]) {
  return resultOf((await caller()).suggestion.snooze(input));
}

export async function reopenSuggestion(id: string) {
  return resultOf((await caller()).suggestion.reopen({ id }));
}
