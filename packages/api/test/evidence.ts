import type { InsightEvidence, SuggestionEvidence } from "@routinely/analysis";

const counts = { days: 14, daysDone: 12, fired: 14, hits: 12, unneeded: 1, wrong: 1, missed: 0 };

/** What a run stores with a suggestion. */
export const suggestionEvidence = {
  total: { from: "2026-11-01T00:00:00Z", until: "2026-11-15T00:00:00Z", ...counts },
  validation: null,
  listedFrom: "2026-11-01T00:00:00Z",
  firings: [{ at: "2026-11-01T18:00:00Z", outcome: "hit", actedAt: "2026-11-01T18:01:00Z" }],
  misses: [],
  actedBy: { user: 8, device: 4 },
  usualTime: { minutes: 1080, spreadMinutes: 6 },
  usualDelaySeconds: null,
  reasons: ["Somebody did it on 12 of 14 days."],
} satisfies SuggestionEvidence;

/** What a run stores with an insight. */
export const insightEvidence: InsightEvidence = {
  metrics: [{ label: "Unavailable", value: 3, unit: "h" }],
  chart: null,
  advice: null,
};
