import { Command } from "commander";
import { addAnalyze } from "./commands/analyze.ts";
import { addHomes } from "./commands/homes.ts";
import { addInsights } from "./commands/insights.ts";
import { addJobs } from "./commands/jobs.ts";
import { addSuggestions } from "./commands/suggestions.ts";
import { addWatch } from "./commands/watch.ts";

/** All commands. Parsing throws commander's own errors instead of ending the process. */
export function buildProgram(): Command {
  const program = new Command("routinely")
    .description("Finds the routines in a home's Home Assistant history and proposes automations.")
    .exitOverride()
    .showHelpAfterError("(--help shows what there is)")
    .addHelpText(
      "after",
      "\n`analyze` works on a file alone. Everything else talks to the running program at ROUTINELY_URL" +
        " (default http://127.0.0.1:3000).\nExit codes: 0 done, 1 failed, 2 wrong usage.",
    );
  for (const add of [addAnalyze, addJobs, addSuggestions, addInsights, addHomes, addWatch]) add(program);
  return program;
}
