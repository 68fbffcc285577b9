import type { AnalysisResult, Insight, RunReport, Suggestion } from "@routinely/analysis";

const HOUR = { from: "2026-01-05T00:00:00.000Z", until: "2026-01-05T01:00:00.000Z" };

/** What the engine could have found. */
export function foundSuggestion(fingerprint: string, values: Partial<Suggestion> = {}): Suggestion {
  return {
    title: `Routine ${fingerprint}`,
    pattern: "Somebody turns the hall light on at sunset.",
    analysisType: "behavior_analysis",
    confidence: 0.8,
    fingerprint,
    entities: ["light.hall"],
    automation: {
      alias: `Routine ${fingerprint}`,
      description: "Found by a test",
      triggers: [{ trigger: "sun", event: "sunset" }],
      conditions: [],
      actions: [{ action: "light.turn_on", target: { entity_id: "light.hall" } }],
      mode: "single",
    },
    evidence: {
      total: { ...HOUR, days: 10, daysDone: 8, fired: 10, hits: 8, unneeded: 1, wrong: 1, missed: 0 },
      validation: null,
      listedFrom: HOUR.from,
      firings: [],
      misses: [],
      actedBy: { user: 3, device: 5 },
      usualTime: null,
      usualDelaySeconds: null,
      reasons: [],
    },
    ...values,
  };
}

export function foundInsight(title: string): Insight {
  return {
    type: "device_health",
    severity: "notice",
    title,
    text: "It was unavailable for 3 hours.",
    entities: ["light.hall"],
    evidence: { metrics: [], chart: null, advice: null },
  };
}

const REPORT: RunReport = {
  ...HOUR,
  hoursRequested: 1,
  hoursCovered: 1,
  rows: 10,
  events: 9,
  entities: 1,
  byActor: { nobody: 1, user: 3, device: 5, automation: 0, integration: 0 },
  acts: 8,
  candidates: 1,
  dropped: [],
  warnings: [],
};

export function foundResult(values: Partial<AnalysisResult> = {}): AnalysisResult {
  return { insights: [], suggestions: [], recommendations: ["1 routine was found."], report: REPORT, ...values };
}
