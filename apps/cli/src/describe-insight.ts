import type { Insight } from "@routinely/analysis";

/** An insight as a person reads it: how much it matters, and what it says. */
export function describeInsight({ severity, title, text, type, evidence }: Insight): string {
  return [
    `[${severity}] ${title} (${type})`,
    `    ${text}`,
    ...(evidence.advice ? [`    ${evidence.advice}`] : []),
  ].join("\n");
}
