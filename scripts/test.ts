// `pnpm test`: everything, on a bare clone. `--only checks|unit|e2e` for a part of it.
import { parseArgs } from "node:util";
import { runStep, type Step, type StepResult } from "./test/run-step.ts";
import { playwrightResults, vitestResults } from "./test/test-counts.ts";

const GROUPS = ["checks", "unit", "e2e"] as const;
const { values } = parseArgs({ options: { only: { type: "string" } } });
const only = GROUPS.find((group) => group === values.only);
if (values.only !== undefined && only === undefined) {
  console.error(`--only must be one of ${GROUPS.join(", ")}.`);
  process.exit(2);
}

const generate: Step = { name: "generate the database client", command: ["turbo", "run", "generate"] };
const checks: Step[] = [
  { name: "format and lint", command: ["biome", "check", "."] },
  { name: "package boundaries", command: ["turbo", "boundaries"] },
  { name: "types", command: ["turbo", "run", "typecheck", "--continue", "--output-logs=errors-only"] },
  { name: "promises", command: ["eslint", "."] },
];
const build: Step = { name: "build the web app", command: ["turbo", "run", "build"] };
const unit: Step = {
  name: "unit and integration tests",
  command: ["vitest", "run", "--reporter=default", "--reporter=json", `--outputFile.json=${vitestResults.file}`],
  results: vitestResults,
};
const e2e: Step = {
  name: "end-to-end tests",
  command: ["playwright", "test", "--config", "e2e/playwright.config.ts"],
  results: playwrightResults,
};

const startedAt = performance.now();
const results: StepResult[] = [await runStep(generate)];
if (results[0]?.ok) {
  // Checks keep one core busy and the build the other; tests come after, because they mind their time.
  await Promise.all([wants("checks") && inTurn(checks), (wants("unit") || wants("e2e")) && inTurn([build])]);
  if (wants("unit")) await inTurn([unit]);
  if (wants("e2e")) await inTurn([e2e]);
}

const passed = results.reduce((sum, result) => sum + result.passed, 0);
const failed = results.reduce((sum, result) => sum + result.failed, 0);
console.log(`\nin ${Math.round((performance.now() - startedAt) / 1000)} s`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

function wants(group: (typeof GROUPS)[number]): boolean {
  return only === undefined || only === group;
}

async function inTurn(steps: readonly Step[]): Promise<void> {
  for (const step of steps) results.push(await runStep(step));
}
