import type { Automation, SuggestionEvidence } from "@routinely/analysis";
import type { AutomationSuggestion } from "@routinely/db";
import { automationYaml } from "./automation-yaml.ts";

/** A proposed automation, its evidence and what was decided about it. */
export type Suggestion = ReturnType<typeof toSuggestion>;

export function toSuggestion(row: AutomationSuggestion) {
  const evidence = row.evidence as unknown as SuggestionEvidence;
  const automation = automationOf(row, evidence);
  return {
    id: row.id,
    jobId: row.jobId,
    homeId: row.homeId,
    title: row.title,
    pattern: row.pattern,
    entities: row.entities as string[],
    automation,
    yaml: automationYaml(evidence.changes?.id ?? `routinely_${row.fingerprint}`, automation),
    confidence: row.confidence,
    analysisType: row.sourceInsightType,
    status: row.status,
    decision:
      row.decidedAt && row.decidedBy !== null
        ? {
            reason: row.decisionReason,
            comment: row.decisionComment,
            by: row.decidedBy,
            at: row.decidedAt,
          }
        : null,
    snoozedUntil: row.snoozedUntil,
    supersededById: row.supersededById,
    evidence,
    fingerprint: row.fingerprint,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
  };
}

/** The proposed automation, as Home Assistant takes it. A changed one keeps its name. */
function automationOf(row: AutomationSuggestion, { changes }: SuggestionEvidence): Automation {
  return {
    alias: changes?.alias ?? row.title,
    description: row.description,
    triggers: row.proposedTrigger as Automation["triggers"],
    conditions: row.proposedConditions as Automation["conditions"],
    actions: row.proposedAction as Automation["actions"],
    mode: row.mode as Automation["mode"],
  };
}
