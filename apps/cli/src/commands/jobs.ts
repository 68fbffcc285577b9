import { createInterface } from "node:readline/promises";
import type { AnalysisType } from "@routinely/analysis";
import { JOB_STATUSES, type JobView } from "@routinely/api/contract";
import { type Command, Option } from "commander";
import { apiClient } from "../api-client.ts";
import { describeJob, jobTable } from "../describe-job.ts";
import { Failure, UsageError } from "../failure.ts";
import { followJob, throwUnlessCompleted } from "../follow-job.ts";
import { print, printJson } from "../output.ts";
import { type PageOptions, printPage, withPageOptions } from "../page.ts";
import { analysisTypes, list, uuid, wholeNumber } from "../parse.ts";

interface ResultOptions {
  readonly json?: true | undefined;
  readonly wait?: true | undefined;
}

interface StartOptions extends ResultOptions {
  readonly home?: string;
  readonly types?: AnalysisType[];
  readonly hours?: number;
  readonly entities?: string[];
  readonly focusAreas?: string[];
}

export function addJobs(program: Command): void {
  const jobs = program.command("jobs").description("start analyses and look after them");

  jobs
    .command("start")
    .description("start an analysis")
    .option("--home <id>", "which home; may be left out when there is only one", uuid)
    .option("--types <types>", "analysis types, comma-separated (default all)", analysisTypes)
    .option("--hours <n>", "how much history to read, 1 to 720 hours (default 168)", wholeNumber(1, 720))
    .option("--entities <ids>", "only these entities, comma-separated", list)
    .option("--focus-areas <ids>", "only these areas, comma-separated", list)
    .option("--wait", "follow it until it ends; exit code 1 when it fails")
    .option("--json", "print the analysis as JSON")
    .action(async ({ home, types, hours, entities, focusAreas, ...result }: StartOptions) => {
      const job = await apiClient().job.start.mutate({
        homeId: home,
        analysisTypes: types,
        hours,
        entities,
        focusAreas,
      });
      await printJob(job, result);
    });

  withPageOptions(
    jobs
      .command("list")
      .description("list analyses, newest first")
      .addOption(new Option("--status <status>", "only these").choices(JOB_STATUSES)),
  ).action(async ({ json, ...filter }: PageOptions & { status?: JobView["status"] }) => {
    await printPage(await apiClient().job.list.query(filter), { json }, jobTable);
  });

  jobs
    .command("show")
    .description("show one analysis")
    .argument("<id>", "its id", uuid)
    .option("--json", "print it as JSON")
    .action(async (id: string, options: ResultOptions) => {
      await printJob(await apiClient().job.byId.query({ id }), options);
    });

  jobs
    .command("cancel")
    .description("stop a waiting or running analysis")
    .argument("<id>", "its id", uuid)
    .option("--json", "print it as JSON")
    .action(async (id: string, options: ResultOptions) => {
      await printJob(await apiClient().job.cancel.mutate({ id }), options);
    });

  jobs
    .command("retry")
    .description("run a failed or cancelled analysis again")
    .argument("<id>", "its id", uuid)
    .option("--wait", "follow it until it ends; exit code 1 when it fails")
    .option("--json", "print it as JSON")
    .action(async (id: string, options: ResultOptions) => {
      await printJob(await apiClient().job.retry.mutate({ id }), options);
    });

  jobs
    .command("delete")
    .description("delete an analysis that has ended, with its suggestions and insights")
    .argument("<id>", "its id", uuid)
    .option("--yes", "do not ask")
    .option("--json", "print what was deleted as JSON")
    .action(async (id: string, options: { yes?: true; json?: true }) => {
      if (!options.yes) await confirm("Delete this analysis with its suggestions and insights?");
      const deleted = await apiClient().job.delete.mutate({ id });
      await (options.json ? printJson(deleted) : print(`Deleted ${id}.`));
    });
}

/** Prints a job as asked for: at once, or when it has ended (then a failed one is a failure). */
async function printJob(job: JobView, { json, wait }: ResultOptions): Promise<void> {
  const shown = wait ? await followJob(apiClient(), job.id) : job;
  await (json ? printJson(shown) : print(describeJob(shown)));
  if (wait) throwUnlessCompleted(shown);
}

async function confirm(question: string): Promise<void> {
  if (!process.stdin.isTTY) throw new UsageError("Nobody can be asked here; say --yes to delete it.");
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  terminal.once("SIGINT", () => process.exit(130));
  const answer = await terminal.question(`${question} [y/N] `);
  terminal.close();
  if (!/^y(es)?$/i.test(answer.trim())) throw new Failure("Nothing was deleted.");
}
