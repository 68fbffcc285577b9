import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile, rm } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { rootDirectory } from "../root-directory.ts";
import type { CountedResults, Counts } from "./test-counts.ts";

export interface Step {
  readonly name: string;
  /** A program of the workspace's own, and its arguments. */
  readonly command: readonly [program: string, ...args: string[]];
  /** A step without it counts as one check. */
  readonly results?: CountedResults;
}

export interface StepResult extends Counts {
  readonly ok: boolean;
}

/** A step that takes longer hangs. */
const STEP_TIMEOUT_MS = 9 * 60_000;

/** Runs one step quietly, says how long it took, and shows its output when it failed. */
export async function runStep({ name, command: [program, ...args], results }: Step): Promise<StepResult> {
  const startedAt = performance.now();
  if (results) await rm(join(rootDirectory, results.file), { force: true });
  const { code, output } = await runProgram(program, args);

  const ok = code === 0;
  const counts = results ? await readCounts(results) : { passed: ok ? 1 : 0, failed: 0 };
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  console.log(
    `${ok ? "✓" : "✗"} ${name}: ${results ? `${counts.passed} passed, ${counts.failed} failed, ` : ""}${seconds} s`,
  );
  if (!ok) console.log(output);
  // A run that broke down around its tests is a failure, too.
  return { ok, passed: counts.passed, failed: ok ? counts.failed : Math.max(counts.failed, 1) };
}

async function runProgram(program: string, args: readonly string[]) {
  const child = spawn(program, args, {
    cwd: rootDirectory,
    env: environment(),
    stdio: ["ignore", "pipe", "pipe"],
    timeout: STEP_TIMEOUT_MS,
  });
  const chunks: Buffer[] = [];
  child.stdout.on("data", (chunk) => chunks.push(chunk));
  child.stderr.on("data", (chunk) => chunks.push(chunk));
  const [code] = await once(child, "close");
  return { code, output: Buffer.concat(chunks).toString() };
}

async function readCounts({ file, count }: CountedResults): Promise<Counts> {
  try {
    return count(JSON.parse(await readFile(join(rootDirectory, file), "utf8")) as never);
  } catch {
    return { passed: 0, failed: 0 }; // it broke down before it could write any
  }
}

function environment(): NodeJS.ProcessEnv {
  const programs = ["", "e2e"].map((folder) => join(rootDirectory, folder, "node_modules/.bin"));
  return {
    ...process.env,
    PATH: [...programs, process.env.PATH].join(delimiter),
    TURBO_TELEMETRY_DISABLED: "1",
    NEXT_TELEMETRY_DISABLED: "1",
  };
}
