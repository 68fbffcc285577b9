import { ANALYSIS_TYPES, type AnalysisType } from "@routinely/analysis";
import { type Command, Option } from "commander";
import { apiClient } from "../api-client.ts";
import { describeInsight } from "../describe-insight.ts";
import { type PageOptions, printPage, withPageOptions } from "../page.ts";
import { uuid } from "../parse.ts";

export function addInsights(program: Command): void {
  const insights = program.command("insights").description("what analyses found out about a home");

  withPageOptions(
    insights
      .command("list")
      .description("list insights: of one analysis, or of the newest of each home")
      .option("--job <id>", "of this analysis", uuid)
      .addOption(new Option("--type <type>", "of this analysis type").choices(ANALYSIS_TYPES)),
  ).action(async ({ json, job, ...filter }: PageOptions & { job?: string; type?: AnalysisType }) => {
    const page = await apiClient().insight.list.query({ jobId: job, ...filter });
    await printPage(page, { json }, (items) => items.map(describeInsight).join("\n"));
  });
}
