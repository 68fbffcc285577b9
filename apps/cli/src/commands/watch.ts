import type { Command } from "commander";
import { apiClient } from "../api-client.ts";
import { describeJob } from "../describe-job.ts";
import { followJob, throwUnlessCompleted } from "../follow-job.ts";
import { print, printJson } from "../output.ts";
import { uuid } from "../parse.ts";

export function addWatch(program: Command): void {
  program
    .command("watch")
    .description("follow an analysis until it ends; exit code 1 when it fails")
    .argument("<job>", "its id", uuid)
    .option("--json", "print the analysis as JSON when it has ended")
    .action(async (id: string, options: { json?: true }) => {
      const job = await followJob(apiClient(), id);
      await (options.json ? printJson(job) : print(describeJob(job)));
      throwUnlessCompleted(job);
    });
}
