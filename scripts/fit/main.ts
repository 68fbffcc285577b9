/**
 * Fits the weights of confidence: mines simulated homes, replays everything that was chosen over the two weeks after,
 * and asks what of it could be known before. The homes are no others' to be judged by: seeds 1000 to 1399.
 *
 *   pnpm fit [--profiles family,studio,large,quiet] [--seeds 1000-1059] [--jobs N]
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { realOf } from "../../packages/analysis/src/judge/confidence.ts";
import { FEATURES, type Feature } from "../../packages/analysis/src/judge/features.ts";
import { readOptions } from "../evaluate/options.ts";
import { runHomes } from "../evaluate/run-homes.ts";
import { rootDirectory } from "../root-directory.ts";
import { crossValidate } from "./cross-validate.ts";
import { fitLogistic } from "./logistic.ts";
import type { Sample } from "./sample.ts";

const FILE = "packages/analysis/src/judge/confidence-weights.ts";
const FIRST_SEED = 1000;
const LAST_SEED = 1399;
const names = Object.keys(FEATURES) as Feature[];
const signs = Object.values(FEATURES);

const options = readOptions([
  "--profiles",
  "family,studio,large,quiet",
  "--seeds",
  "1000-1059",
  ...process.argv.slice(2),
]);
const { profiles, seeds, days, later, fresh, why } = options;
if (seeds.some((seed) => seed < FIRST_SEED || seed > LAST_SEED)) {
  console.error(`Only the seeds ${FIRST_SEED} to ${LAST_SEED} are for fitting.`);
  process.exit(2);
}
const jobs = profiles.flatMap((profile) => seeds.map((seed) => ({ profile, seed, days, later, fresh, why })));
const homes = await runHomes<Sample[]>(new URL("worker.ts", import.meta.url), jobs, options.jobs);
const samples = homes.flat();
const tries = samples.reduce((sum, one) => sum + one.hits + one.wrong, 0);
const observed = samples.map(({ home, features, alive, hits, wrong }) => ({
  home,
  features: names.map((name) => features[name]),
  lives: realOf(features) * alive,
  chance: features.chance,
  hits,
  tries: hits + wrong,
}));
console.log(`${homes.length} homes, ${samples.length} routines, ${tries} firings`);
console.log(`fitted without a fifth of the homes and tried on it, five times: ${crossValidate(observed, signs)}`);

const model = fitLogistic(observed, signs);
const round = (value: number) => Math.round(value * 1000) / 1000;
const weights = names.map((name, i) => [name, round(model.weights[i]!)] as const);
console.log(`intercept ${round(model.intercept)}`);
for (const [name, weight] of weights) console.log(`  ${name.padEnd(14)}${weight}`);

const lines = weights.map(([name, weight]) => `    ${name}: ${weight},`).join("\n");
writeFileSync(
  join(rootDirectory, FILE),
  `/**
 * Written by \`pnpm fit\` from ${tries} firings of ${samples.length} routines in ${homes.length} simulated homes:
 * ${profiles.join(", ")}; seeds ${Math.min(...seeds)} to ${Math.max(...seeds)}.
 */
export const CONFIDENCE_WEIGHTS = {
  intercept: ${round(model.intercept)},
  weights: {
${lines}
  },
} as const;
`,
);
