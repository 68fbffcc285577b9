import { durationMs, type Fields, inWords } from "../replay/fields.ts";
import { durationInWords } from "./wording.ts";

/** Words for what triggers, conditions and actions of Home Assistant's automations have in common. */

/** How a reading passes a limit, and how it lies to one. */
export const RISING = { above: "rises above", below: "falls below" } as const;
export const STAYING = { above: "above", below: "below" } as const;

export function limitsInWords(fields: Fields, words: Readonly<Record<"above" | "below", string>>): string {
  return (["above", "below"] as const)
    .flatMap((key) => (fields[key] === undefined ? [] : `${words[key]} ${inWords(fields[key])}`))
    .join(" and ");
}

/** `10 minutes` of any spelling of a time period; what is none, a template say, as it is. */
export function spanInWords(value: unknown): string {
  const ms = durationMs(value);
  return ms === null ? inWords(value) : durationInWords(ms);
}

/** `06:45` of `06:45:00`. */
export function timeInWords(value: string): string {
  return /^\d\d:\d\d:00$/.test(value) ? value.slice(0, 5) : value;
}
