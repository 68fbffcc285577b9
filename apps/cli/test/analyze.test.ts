import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runReportSchema, suggestionSchema } from "@routinely/analysis";
import { writeHome } from "@routinely/simulator";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runCli, startCli } from "./run-cli.ts";

let folder: string;
const FILES = [
  "--recorder",
  "home-assistant_v2.db",
  "--automations",
  "automations.yaml",
  "--registry",
  "registry.json",
];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "routinely-cli-"));
  writeHome(folder, { profile: "demo", seed: 1, days: 21, until: new Date("2026-01-31T12:00:00Z") });
}, 120_000);
afterAll(() => rm(folder, { recursive: true }));

test("the JSON has the public shape, sorted by rank, and nothing else is on stdout", async () => {
  const { stdout, code } = await runCli(["analyze", ...FILES, "--json"], { cwd: folder });
  expect(code).toBe(0);
  const result = JSON.parse(stdout);
  expect(Object.keys(result)).toEqual(["home", "range", "insights", "suggestions", "stats", "report"]);
  expect(result.home).toEqual({
    timezone: "Europe/Amsterdam",
    latitude: expect.closeTo(52.1, 0),
    longitude: expect.closeTo(5.1, 0),
  });
  expect(Object.keys(result.range)).toEqual(["from", "until"]);
  expect(Date.parse(result.range.until) - Date.parse(result.range.from)).toBeCloseTo(21 * 86_400_000, -8);
  expect(result.stats).toEqual({
    rows: expect.any(Number),
    events: expect.any(Number),
    entities: expect.any(Number),
    seconds: expect.any(Number),
    peakRssMb: expect.any(Number),
  });
  expect(result.suggestions.length).toBeGreaterThan(3);
  expect(result.report).toEqual(runReportSchema.parse(result.report));
  for (const suggestion of result.suggestions) {
    expect(Object.keys(suggestion).sort()).toEqual(Object.keys(suggestionSchema.shape).sort());
    expect(Object.keys(suggestion.automation).sort()).toEqual([
      "actions",
      "alias",
      "conditions",
      "description",
      "mode",
      "triggers",
    ]);
  }
  for (const insight of result.insights) {
    expect(Object.keys(insight).sort()).toEqual(["entities", "evidence", "severity", "text", "title", "type"]);
  }
}, 60_000);

test("only the hours and types asked for are looked at", async () => {
  const until = "2026-01-25T00:00:00Z";
  const args = ["--hours", "48", "--until", until, "--types", "device_health", "--json"];
  const { range, suggestions, insights } = JSON.parse(
    (await runCli(["analyze", ...FILES, ...args], { cwd: folder })).stdout,
  );
  expect(range.until <= "2026-01-25T00:00:00.000Z" && range.from >= "2026-01-23T00:00:00.000Z").toBe(true);
  for (const { type } of insights) expect(type).toBe("device_health");
  for (const { analysisType } of suggestions) expect(analysisType).toBe("device_health");
}, 60_000);

test("a place and a time zone given by hand win", async () => {
  const place = ["--latitude", "-33.87", "--longitude", "151.21"];
  const { home } = JSON.parse((await runCli(["analyze", ...FILES, ...place, "--json"], { cwd: folder })).stdout);
  expect(home).toEqual({ timezone: "Australia/Sydney", latitude: -33.87, longitude: 151.21 });
}, 60_000);

test("for a person it says what was found in plain words", async () => {
  const { stdout, code } = await runCli(["analyze", ...FILES], { cwd: folder });
  expect(code).toBe(0);
  expect(stdout).toMatch(/^1\. .+ \(\d+ % sure, \w+\)$/m);
}, 60_000);

test("where nothing is proposed, it says what was looked at and what was dropped", async () => {
  const quiet = join(folder, "quiet");
  const { recorder } = writeHome(quiet, {
    profile: "quiet",
    seed: 1,
    days: 14,
    until: new Date("2026-01-31T12:00:00Z"),
  });
  const { stdout, code } = await runCli(["analyze", "--recorder", recorder, "--hours", "3"]);
  expect(code).toBe(0);
  expect(stdout).toMatch(
    /No automation is proposed\.\n +changes by .+\n +acts of people +\d+\n +looked at +\d+ possible/,
  );
}, 120_000);

test("neither the database's client nor the web framework is loaded", async () => {
  const refusing = join(folder, "refuse.mjs");
  await writeFile(
    refusing,
    `import { registerHooks } from "node:module";
     registerHooks({
       resolve(specifier, context, next) {
         if (/^(@prisma|@routinely\\/db|next|pg|pg-boss)(\\/|$)/.test(specifier)) throw new Error("loaded " + specifier);
         return next(specifier, context);
       },
     });`,
  );
  const { code, stderr } = await runCli(["analyze", ...FILES, "--json"], {
    cwd: folder,
    nodeFlags: ["--import", refusing],
  });
  expect({ code, stderr }).toEqual({ code: 0, stderr: expect.not.stringContaining("loaded") });
}, 60_000);

test("a file that is not there, or is no database, ends with one sentence and exit code 1", async () => {
  const text = join(folder, "notes.db");
  await writeFile(text, "no database at all, but long enough to be taken for one".repeat(50));
  for (const path of [join(folder, "gone.db"), text]) {
    const { code, stdout, stderr } = await runCli(["analyze", "--recorder", path, "--json"]);
    expect({ code, stdout, lines: stderr.trim().split("\n").length }).toEqual({ code: 1, stdout: "", lines: 1 });
    expect(stderr).toContain(path);
  }
});

test("Ctrl-C ends it at once with exit code 130", async () => {
  const child = startCli(["analyze", ...FILES, "--json"], { cwd: folder });
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  await new Promise((resolve) => child.stderr.once("data", resolve)); // the first sign of progress
  const interruptedAt = performance.now();
  child.kill("SIGINT");
  expect(await ended).toBe(130);
  expect(performance.now() - interruptedAt).toBeLessThan(200);
}, 60_000);

test("a reader that stops early is no failure", async () => {
  const child = startCli(["analyze", ...FILES, "--json"], { cwd: folder });
  child.stdout.once("data", () => child.stdout.destroy());
  expect(await new Promise((resolve) => child.once("exit", resolve))).toBe(0);
}, 60_000);
