import type { SuggestionEvidence } from "@routinely/analysis";
import { counted } from "./words.ts";

/** What speaks for a suggestion, as sentences: what people did, what the automation would have done, and why. */
export function describeEvidence({ total, actedBy, reasons }: SuggestionEvidence): string[] {
  return [
    `On ${total.daysDone} of ${counted(total.days, "day")}; by hand ${actedBy.user} times in the app, ${actedBy.device} at the device.`,
    `The automation would have fired ${counted(total.fired, "time")}: ` +
      `${total.hits} right, ${total.unneeded} unneeded, ${total.wrong} wrong; ${total.missed} missed.`,
    ...reasons,
  ];
}
