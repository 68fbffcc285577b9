/**
 * Holds what the engine tells about devices, consumption and automations against what simulated homes have the matter with.
 *
 *   node scripts/evaluate-findings.ts [--profiles studio,family,large,quiet] [--seeds 1-10] [--days 28] [--verbose]
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { analyze, type Insight } from "../packages/analysis/src/index.ts";
import { readHome } from "../packages/home-assistant/src/index.ts";
import { type FindingScore, type Profile, scoreFindings, writeHome } from "../packages/simulator/src/index.ts";

const { values: options } = parseArgs({
  options: {
    profiles: { type: "string", default: "studio,family,large,quiet" },
    seeds: { type: "string", default: "1-10" },
    days: { type: "string", default: "28" },
    verbose: { type: "boolean", default: false },
  },
});
const days = Number(options.days);
const seeds = options.seeds!.split(",").flatMap((part) => {
  const [first, last = first] = part.split("-").map(Number) as [number, number?];
  return Array.from({ length: last! - first + 1 }, (_, i) => first + i);
});

const scores: FindingScore[] = [];
for (const profile of options.profiles!.split(",") as Profile[]) {
  const homes = seeds.map((seed) => evaluate(profile, seed));
  const mean = (severities: readonly string[]) =>
    homes.reduce((sum, insights) => sum + insights.filter((one) => severities.includes(one.severity)).length, 0) /
    homes.length;
  console.log(
    `${profile.padEnd(8)} ${homes.length} homes: ${mean(["critical", "warning"]).toFixed(1)} warnings, ${mean(["notice"]).toFixed(1)} notices and ${mean(["info"]).toFixed(1)} more a home`,
  );
}
for (const [kind, group] of Map.groupBy(scores, (score) => score.kind)) {
  const sum = (field: "told" | "right" | "due" | "found") => group.reduce((all, score) => all + score[field], 0);
  const [told, right, due, found] = [sum("told"), sum("right"), sum("due"), sum("found")];
  console.log(
    `${kind.padEnd(13)} precision ${share(right, told)} (${right} of ${told})  recall ${share(found, due)} (${found} of ${due})`,
  );
}

function evaluate(profile: Profile, seed: number): readonly Insight[] {
  const directory = mkdtempSync(join(tmpdir(), "evaluate-findings-"));
  try {
    const written = writeHome(directory, { profile, seed, days });
    const { log, home } = readHome({
      recorderPath: written.recorder,
      automationsPath: written.automationsFile,
      registryPath: written.registryFile,
    });
    const types = ["device_health", "cost_optimization", "automation_analysis"] as const;
    const { insights } = analyze(log, home, { types, hours: days * 24 });
    const scored = scoreFindings(insights, written.findings, written);
    scores.push(...scored);
    if (options.verbose) print(profile, seed, insights, scored);
    return insights;
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function print(profile: Profile, seed: number, insights: readonly Insight[], scored: readonly FindingScore[]): void {
  console.log(`${profile} ${seed}`);
  for (const { severity, title, text } of insights) console.log(`  ${severity.padEnd(8)} ${title}. ${text}`);
  for (const { missed, wrong } of scored) {
    for (const finding of missed) console.log(`  missed   ${JSON.stringify(finding)}`);
    for (const title of wrong) console.log(`  wrong    ${title}`);
  }
}

function share(part: number, whole: number): string {
  return whole === 0 ? "   –" : (part / whole).toFixed(2);
}
