import type { AutomationRuns } from "../event-log.ts";
import type { ExistingAutomation } from "../home.ts";
import {
  type AnalysisType,
  type Automation,
  automationSchema,
  type Suggestion,
  type SuggestionEvidence,
} from "../results.ts";
import type { World } from "../world/world.ts";
import { fingerprints } from "./fingerprint.ts";

/** An automation of the home with its recorded runs. */
export interface RunAutomation {
  readonly run: AutomationRuns;
  readonly automation: ExistingAutomation;
}

/** What is proposed to be changed of an automation, and why. */
export interface Change {
  readonly of: RunAutomation;
  readonly analysisType: AnalysisType;
  /** What is different: the rest stays as it is. */
  readonly changed: Partial<Pick<Automation, "triggers" | "conditions" | "actions">>;
  /** What the change is about: part of its fingerprint. */
  readonly about: string;
  readonly title: string;
  readonly pattern: string;
  /** A sentence for the automation's description. */
  readonly description: string;
  readonly confidence: number;
  readonly entities: readonly string[];
  readonly evidence: Omit<SuggestionEvidence, "changes">;
}

/** The automation behind a cause, which is an index into the log's runs plus one; null when its configuration is not known. */
export function automationOf(world: World, cause: number): RunAutomation | null {
  const run = world.log.runs[cause - 1];
  const automation = run && world.home.automations.find(({ alias }) => alias === run.name);
  return run && automation ? { run, automation } : null;
}

/** A change as a suggestion; null when Home Assistant alone understands the automation (conditions in shorthand, say). */
export function toChange(change: Change): Suggestion | null {
  const { run, automation: existing } = change.of;
  const automation = automationSchema.safeParse({
    mode: "single",
    ...existing,
    description: [existing.description, `Changed by Routinely: ${change.description}`].filter(Boolean).join(" "),
    ...change.changed,
  });
  if (!automation.success) return null;
  return {
    title: change.title,
    pattern: change.pattern,
    analysisType: change.analysisType,
    confidence: Math.round(change.confidence * 1000) / 1000,
    fingerprint: fingerprints([{ base: `change|${run.entityId}|${change.about}`, minute: 0 }])[0]!,
    entities: [run.entityId, ...change.entities],
    automation: automation.data,
    evidence: {
      ...change.evidence,
      changes: { id: existing.id ?? null, entityId: run.entityId, alias: existing.alias },
    },
  };
}
