import { ANALYSIS_TYPES, type AnalysisType } from "@routinely/analysis";
import { SUGGESTION_STATUSES, type SuggestionView } from "@routinely/api/contract";
import { type Command, Option } from "commander";
import { apiClient } from "../api-client.ts";
import { describeSuggestion, outcomeOf, suggestionTable } from "../describe-suggestion.ts";
import { print, printJson } from "../output.ts";
import { type PageOptions, printPage, withPageOptions } from "../page.ts";
import { instant, uuid } from "../parse.ts";

interface ListOptions extends PageOptions {
  readonly status?: SuggestionView["status"];
  readonly job?: string;
  readonly type?: AnalysisType;
}

export function addSuggestions(program: Command): void {
  const suggestions = program.command("suggestions").description("read proposed automations and decide on them");

  withPageOptions(
    suggestions
      .command("list")
      .description("list suggestions, newest and best first")
      .addOption(new Option("--status <status>", "only these").choices(SUGGESTION_STATUSES))
      .option("--job <id>", "everything this analysis found", uuid)
      .addOption(new Option("--type <type>", "of this analysis type").choices(ANALYSIS_TYPES)),
  ).action(async ({ json, job, type, ...filter }: ListOptions) => {
    const page = await apiClient().suggestion.list.query({ jobId: job, analysisType: type, ...filter });
    await printPage(page, { json }, suggestionTable);
  });

  suggestions
    .command("show")
    .description("show a suggestion: what was found, how sure that is, and the automation")
    .argument("<id>", "its id", uuid)
    .option("--yaml", "print only the automation's YAML, for automations.yaml")
    .option("--json", "print it as JSON")
    .action(async (id: string, { yaml, json }: { yaml?: true; json?: true }) => {
      const suggestion = await apiClient().suggestion.byId.query({ id });
      if (json) return printJson(suggestion);
      await print(yaml ? suggestion.yaml.trimEnd() : describeSuggestion(suggestion));
    });

  suggestions
    .command("accept")
    .description("accept a suggestion")
    .argument("<id>", "its id", uuid)
    .option("--comment <text>", "kept with the decision")
    .option("--json", "print it as JSON")
    .action(async (id: string, { comment, json }: { comment?: string; json?: true }) => {
      await printDecided(await apiClient().suggestion.accept.mutate({ id, comment }), json);
    });

  suggestions
    .command("reject")
    .description("reject a suggestion; it is not proposed again")
    .argument("<id>", "its id", uuid)
    .option("--reason <text>", "why")
    .option("--comment <text>", "kept with the decision")
    .option("--json", "print it as JSON")
    .action(async (id: string, { reason, comment, json }: { reason?: string; comment?: string; json?: true }) => {
      await printDecided(await apiClient().suggestion.reject.mutate({ id, reason, comment }), json);
    });

  suggestions
    .command("snooze")
    .description("put a suggestion off")
    .argument("<id>", "its id", uuid)
    .requiredOption("--until <when>", "a date, ISO 8601; it is pending again then", instant)
    .option("--json", "print it as JSON")
    .action(async (id: string, { until, json }: { until: Date; json?: true }) => {
      await printDecided(await apiClient().suggestion.snooze.mutate({ id, until: until.toISOString() }), json);
    });

  suggestions
    .command("reopen")
    .description("take a decision or a snooze back")
    .argument("<id>", "its id", uuid)
    .option("--json", "print it as JSON")
    .action(async (id: string, { json }: { json?: true }) => {
      await printDecided(await apiClient().suggestion.reopen.mutate({ id }), json);
    });
}

async function printDecided(suggestion: SuggestionView, json: true | undefined): Promise<void> {
  await (json ? printJson(suggestion) : print(`${suggestion.title}: ${outcomeOf(suggestion)}`));
}
