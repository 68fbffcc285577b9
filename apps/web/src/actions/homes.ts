"use server";

import { type ApiInputs, caller } from "#server/api.ts";
import { resultOf } from "./result.ts";

export async function addHome(input: ApiInputs["home"]["add"]) {
  return resultOf((await caller()).home.add(input));
}

export async function updateHome(input: ApiInputs["home"]["update"]) {
  return resultOf((await caller()).home.update(input));
}
