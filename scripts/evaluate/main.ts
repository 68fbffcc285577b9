/**
 * Measures the mining engine: mines the first weeks of simulated homes, replays what is proposed over the days after,
 * and beside it the ideal: the automations that know the true habits.
 *
 *   pnpm evaluate [--profiles demo,family,studio,large,quiet] [--seeds 1-10] [--days 28] [--later 14] [--jobs N]
 *                 [--verbose] [--why] [--fresh] [--json FILE] [--diagram FILE.svg]
 *   pnpm evaluate --recorder FILE [--automations FILE] [--registry FILE] [--timezone Z --latitude N --longitude E]
 */
import { writeFileSync } from "node:fs";
import { reliabilityDiagram } from "./diagram.ts";
import { evaluateRecorded } from "./evaluate-home.ts";
import { goals } from "./goals.ts";
import { trimCache } from "./home-cache.ts";
import { measure } from "./measures.ts";
import { readOptions } from "./options.ts";
import { printGoals, printHome, printMeasures } from "./print.ts";
import type { HomeResult } from "./result.ts";
import { runHomes } from "./run-homes.ts";

const options = readOptions(process.argv.slice(2));
const homes = options.file ? [evaluateRecorded(options.file, options)] : await evaluateAll();
if (options.verbose) homes.forEach(printHome);

const byProfile = Map.groupBy(homes, (home) => home.profile);
const measures = new Map([...byProfile].map(([profile, group]) => [profile, measure(group)]));
for (const [profile, one] of measures) printMeasures(profile, one);
const over = measure(homes);
if (measures.size > 1) printMeasures("all", over);
const reached = options.file ? [] : goals(over, measures.get("quiet") ?? null);
if (reached.length > 0) printGoals(reached);

if (options.json) {
  const all = { measures: Object.fromEntries(measures), over, goals: reached, homes };
  writeFileSync(options.json, `${JSON.stringify(all, null, 1)}\n`);
}
if (options.diagram) {
  const caption = `${over.homes} homes, ${over.bins.reduce((sum, bin) => sum + bin.firings, 0).toLocaleString("en-US")} firings`;
  writeFileSync(options.diagram, reliabilityDiagram(over, caption));
}

async function evaluateAll(): Promise<HomeResult[]> {
  const { profiles, seeds, days, later, fresh, why } = options;
  const jobs = profiles.flatMap((profile) => seeds.map((seed) => ({ profile, seed, days, later, fresh, why })));
  const results = await runHomes<HomeResult>(new URL("worker.ts", import.meta.url), jobs, options.jobs);
  trimCache();
  return results;
}
