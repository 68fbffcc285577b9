import { expect } from "vitest";
import type { HomeModel } from "../src/home.ts";
import { type AnalysisResult, insightSchema, runReportSchema, suggestionSchema } from "../src/results.ts";
import { automationFormat } from "./automation-format.ts";

/** What holds for every result, whatever the history. */
export function expectSound(result: AnalysisResult, home: HomeModel): void {
  const format = automationFormat(home);
  for (const suggestion of result.suggestions) {
    suggestionSchema.parse(suggestion);
    const { automation, evidence, entities, confidence } = suggestion;
    const checked = format.safeParse(automation);
    // A change keeps what its automation already is, however that is written.
    if (!evidence.changes) expect(checked.error?.message, JSON.stringify(automation)).toBeUndefined();
    expect(confidence).toBeGreaterThan(0);
    for (const entityId of entities) expect(home.entities.has(entityId) || evidence.changes).toBeTruthy();
    for (const { fired, hits, unneeded, wrong, days, daysDone } of [evidence.total, evidence.validation ?? []].flat()) {
      expect(fired).toBe(hits + unneeded + wrong);
      expect(daysDone).toBeLessThanOrEqual(days);
    }
    expect(evidence.firings.map((one) => one.at)).toEqual(evidence.firings.map((one) => one.at).toSorted());
  }
  for (const insight of result.insights) insightSchema.parse(insight);
  runReportSchema.parse(result.report);
  expect(result.recommendations.length).toBeGreaterThan(0);
  expect(unsayable(result, "result")).toEqual([]);
}

/** Numbers that are none, and texts with a value that went missing, each with where it is. */
function unsayable(value: unknown, path: string): string[] {
  if (typeof value === "number") return Number.isFinite(value) ? [] : [`${path}: ${value}`];
  if (typeof value === "string") {
    return /NaN|undefined|null|Infinity|Invalid|\[object/.test(value) ? [`${path}: ${value}`] : [];
  }
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => unsayable(inner, `${path}.${key}`));
}
