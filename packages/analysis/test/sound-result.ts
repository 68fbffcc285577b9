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
  expectSayable(result);
}

/** No number that is none, and no text with a value that went missing. */
function expectSayable(value: unknown, path = "result"): void {
  if (typeof value === "number") expect(value, path).toSatisfy(Number.isFinite);
  if (typeof value === "string") expect(value, path).not.toMatch(/NaN|undefined|null|Infinity|Invalid|\[object/);
  if (typeof value !== "object" || value === null) return;
  for (const [key, inner] of Object.entries(value)) expectSayable(inner, `${path}.${key}`);
}
