import type { SuggestionDetail, SuggestionView } from "@routinely/api/contract";
import { describeEvidence } from "./describe-evidence.ts";
import { type Column, table } from "./table.ts";
import { moment, share } from "./words.ts";

const columns: readonly Column<SuggestionView>[] = [
  { title: "ID", value: (suggestion) => suggestion.id },
  { title: "STATUS", value: (suggestion) => suggestion.status },
  { title: "SURE", value: (suggestion) => share(suggestion.confidence), align: "right" },
  { title: "TYPE", value: (suggestion) => suggestion.analysisType },
  { title: "TITLE", value: (suggestion) => suggestion.title },
];

export const suggestionTable = (suggestions: readonly SuggestionView[]): string => table(suggestions, columns);

/** One suggestion with its reasons, its automation in words and as YAML, and what was decided. */
export function describeSuggestion(suggestion: SuggestionDetail): string {
  const { words, history, timeZone } = suggestion;
  return [
    `${suggestion.title} (${share(suggestion.confidence)} sure, ${suggestion.analysisType})`,
    suggestion.pattern,
    "",
    ...describeEvidence(suggestion.evidence).map((sentence) => `- ${sentence}`),
    "",
    ...section("When", words.when),
    ...section("Only if", words.onlyIf),
    ...section("Then", words.then),
    "",
    suggestion.yaml.trimEnd(),
    "",
    `Now: ${outcomeOf(suggestion)}`,
    ...history.map(({ at, kind, actor, reason, comment }) =>
      [`  ${moment(at, timeZone)}: ${kind} by ${actor}`, reason, comment].filter(Boolean).join(" - "),
    ),
  ].join("\n");
}

/** What was decided on a suggestion, by whom and when. */
export function outcomeOf({ status, decision, snoozedUntil }: SuggestionView): string {
  if (status === "snoozed" && snoozedUntil) return `snoozed until ${moment(snoozedUntil)}`;
  if (!decision) return status;
  const said = [decision.reason, decision.comment].filter(Boolean).join(" - ");
  return `${status} by ${decision.by}, ${moment(decision.at)}${said && `: ${said}`}`;
}

const section = (title: string, sentences: readonly string[]): string[] =>
  sentences.map((sentence, index) => `${(index === 0 ? title : "").padEnd(8)} ${sentence}`);
