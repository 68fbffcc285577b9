import type { SuggestionEvidence } from "@routinely/analysis";

const HOUR_MS = 3_600_000;

/** What a small picture needs of the evidence: of what turned out alike within an hour, the first moment. */
export function outlineEvidence(evidence: SuggestionEvidence): SuggestionEvidence {
  return {
    ...evidence,
    firings: firstOfEachHour(evidence.firings, ({ outcome }) => outcome),
    misses: firstOfEachHour(evidence.misses, () => ""),
  };
}

function firstOfEachHour<Moment extends { at: string }>(
  moments: readonly Moment[],
  kindOf: (moment: Moment) => string,
) {
  const firsts = new Map<string, Moment>();
  for (const moment of moments) {
    const key = `${Math.floor(Date.parse(moment.at) / HOUR_MS)} ${kindOf(moment)}`;
    if (!firsts.has(key)) firsts.set(key, moment);
  }
  return [...firsts.values()];
}
