import { ANALYSIS_TYPES, type AnalysisType } from "@routinely/analysis";
import type { Command } from "commander";
import { describeAnalysis } from "../describe-analysis.ts";
import { print, printError, printJson } from "../output.ts";
import { analysisTypes, degrees, file, instant, timeZone, wholeNumber } from "../parse.ts";
import { progressLine } from "../progress.ts";
import { requireBoth } from "../require-both.ts";

interface AnalyzeOptions {
  readonly recorder: string;
  readonly automations?: string;
  readonly registry?: string;
  readonly hours?: number;
  readonly until?: Date;
  readonly types?: AnalysisType[];
  readonly timezone?: string;
  readonly latitude?: number;
  readonly longitude?: number;
  readonly json?: true;
}

export function addAnalyze(program: Command): void {
  program
    .command("analyze")
    .description("analyse a Home Assistant recorder file, with no server and no database")
    .requiredOption("--recorder <file>", "home-assistant_v2.db, also of a running Home Assistant", file)
    .option("--automations <file>", "its automations.yaml: what is automated already is not proposed", file)
    .option("--registry <file>", "JSON of its registries: {entities, devices, areas}, see below", file)
    .option("--hours <n>", "how much history to read, 1 to 8760 hours (default: all there is)", wholeNumber(1, 8760))
    .option(
      "--until <when>",
      "where the history to read ends, ISO 8601; by this machine's clock without an offset (default: its end)",
      instant,
    )
    .option("--types <types>", "analysis types, comma-separated (default all)", analysisTypes)
    .option("--timezone <zone>", "e.g. Europe/Amsterdam (default: by the home's place)", timeZone)
    .option("--latitude <degrees>", "with --longitude (default: of zone.home)", degrees(90))
    .option("--longitude <degrees>", "with --latitude", degrees(180))
    .option("--json", "print the result as JSON")
    .addHelpText(
      "after",
      `\nAnalysis types: ${ANALYSIS_TYPES.join(", ")}\n\n` +
        "The registries are lists as Home Assistant's WebSocket API answers them: entities that of config/entity_registry/list,\n" +
        "devices of config/device_registry/list, areas of config/area_registry/list. Names and rooms come from them.",
    )
    .action(analyzeFile);
}

async function analyzeFile({ recorder, automations, registry, timezone, ...options }: AnalyzeOptions): Promise<void> {
  const { hours, until, types, latitude, longitude, json } = options;
  requireBoth(latitude, longitude);
  const { analyzeInThread } = await import("@routinely/core/analyze");
  const line = progressLine();
  const analysis = await analyzeInThread(
    {
      recorderPath: recorder,
      automationsPath: automations,
      registryPath: registry,
      hours,
      until,
      types,
      location: { timeZone: timezone, latitude, longitude },
    },
    { onProgress: line.update, signal: new AbortController().signal },
  ).finally(line.end);
  if (!json) return print(describeAnalysis(analysis, analysis.home));

  const { home, range, insights, suggestions, stats, report } = analysis;
  for (const warning of report.warnings) await printError(`Warning: ${warning}`);
  await printJson({
    home: { timezone: home.timeZone, latitude: home.latitude, longitude: home.longitude },
    range,
    insights,
    suggestions,
    stats,
    report,
  });
}
