import type { AnalysisResult, HomeLocation, RunReport, Suggestion } from "@routinely/analysis";
import { describeEvidence } from "./describe-evidence.ts";
import { describeInsight } from "./describe-insight.ts";
import { count, counted, moment, share } from "./words.ts";

/** What an analysis found, for a person at a terminal; when it proposes nothing, why. */
export function describeAnalysis(
  { insights, suggestions, recommendations, report }: AnalysisResult,
  home: HomeLocation,
): string {
  return [
    `${moment(report.from, home.timeZone)} to ${moment(report.until, home.timeZone)} (${home.timeZone}), ` +
      `${counted(report.rows, "row")}, ${counted(report.events, "event")} of ${counted(report.entities, "entity", "entities")}`,
    ...report.warnings.map((warning) => `Warning: ${warning}`),
    "",
    ...suggestions.flatMap((suggestion, index) => [...describeProposal(suggestion, index + 1), ""]),
    ...(suggestions.length === 0 ? [...explainNothing(report), ""] : []),
    ...insights.flatMap((insight) => [describeInsight(insight), ""]),
    ...recommendations,
  ].join("\n");
}

function describeProposal({ title, pattern, confidence, analysisType, evidence }: Suggestion, rank: number): string[] {
  return [
    `${rank}. ${title} (${share(confidence)} sure, ${analysisType})`,
    `    ${pattern}`,
    ...describeEvidence(evidence).map((sentence) => `    - ${sentence}`),
  ];
}

function explainNothing({ byActor, acts, candidates, dropped }: RunReport): string[] {
  const { user, device, automation, integration, nobody } = byActor;
  return [
    "No automation is proposed.",
    `  changes by     ${count(user)} in the app, ${count(device)} at devices, ${count(automation)} by automations, ` +
      `${count(integration)} by integrations, ${count(nobody)} by nobody`,
    `  acts of people ${count(acts)}`,
    `  looked at      ${counted(candidates, "possible routine")}`,
    ...dropped
      .filter(({ count: number }) => number > 0)
      .map(({ label, count: number }) => `  dropped        ${count(number)}: ${label}`),
  ];
}
