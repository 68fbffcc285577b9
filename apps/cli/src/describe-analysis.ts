import type { AnalysisResult, HomeLocation, Suggestion } from "@routinely/analysis";
import { describeEvidence } from "./describe-evidence.ts";
import { describeFunnel } from "./describe-funnel.ts";
import { describeInsight } from "./describe-insight.ts";
import { counted, moment, share } from "./words.ts";

/** What an analysis found, for a person at a terminal, and why it proposes no more. */
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
    ...(suggestions.length === 0 ? ["No automation is proposed."] : []),
    ...describeFunnel(report),
    "",
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
