import type { SuggestionEvidence } from "@routinely/analysis";
import { counted } from "./words.ts";

/** What speaks for a suggestion, as sentences: what the automation would have done in the past, and why it is proposed. */
export function describeEvidence({ total, reasons }: SuggestionEvidence): string[] {
  return [
    `In ${counted(total.days, "day")} it would have fired ${counted(total.fired, "time")}: ` +
      `${total.hits} right, ${total.unneeded} unneeded, ${total.wrong} wrong; ${total.missed} missed.`,
    ...reasons,
  ];
}
