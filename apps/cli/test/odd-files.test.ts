import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { stripVTControlCharacters } from "node:util";
import { writeHome } from "@routinely/simulator";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { runCli } from "./run-cli.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let folder: string;
const RECORDER = "home-assistant_v2.db";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "routinely-cli-odd-"));
  writeHome(folder, { profile: "studio", seed: 3, days: 4, until: new Date("2026-03-20T12:00:00Z") });
  await mkdir(join(folder, "folder"));
});
afterAll(() => rm(folder, { recursive: true }));

const analyze = (...args: string[]) => runCli(["analyze", "--json", ...args], { cwd: folder });
/** What was said to the person, without the progress. */
const sentences = (stderr: string) =>
  stripVTControlCharacters(stderr)
    .split(/[\r\n]+/)
    .filter((line) => line !== "" && !/^\d+ % /.test(line));

test.each([
  ["are never closed", "- alias: [1, 2", '{"entities": ['],
  ["are something else", "turn on the light", "[1, 2]"],
  ["hold something else", "- turn on the light\n- 7\n", '{"entities": [{"id": 7}, null]}'],
])("automations and a registry that %s are named on stderr, and the rest is analysed", async (_, yaml, json) => {
  await writeFile(join(folder, "odd.yaml"), yaml);
  await writeFile(join(folder, "odd.json"), json);
  const { code, stdout, stderr } = await analyze(
    ...["--recorder", RECORDER, "--automations", "odd.yaml", "--registry", "odd.json"],
  );
  expect(code).toBe(0);
  expect(JSON.parse(stdout).stats.rows).toBeGreaterThan(1000);
  expect(sentences(stderr)).toEqual([
    expect.stringMatching(/^Warning: .*odd\.json.*left out.*\.$/),
    expect.stringMatching(/^Warning: .*odd\.yaml.*left out.*\.$/),
  ]);
});

test("no file and a folder in the place of automations and registry are named", async () => {
  const { code, stderr } = await analyze("--recorder", RECORDER, "--automations", "none.yaml", "--registry", "folder");
  expect(code).toBe(0);
  expect(sentences(stderr)).toEqual([
    expect.stringMatching(/folder was left out: it is a folder\.$/),
    expect.stringMatching(/none\.yaml was left out: there is no such file\.$/),
  ]);
});

test("a recorder that cannot be used is one sentence with its path, and exit code 1", async () => {
  const whole = await readFile(join(folder, RECORDER));
  await writeFile(join(folder, "nothing.db"), "");
  await writeFile(join(folder, "half.db"), whole.subarray(0, whole.length / 2));
  const other = new DatabaseSync(join(folder, "other.db"));
  other.exec("CREATE TABLE songs (title TEXT)");
  other.close();
  for (const name of ["nothing.db", "half.db", "other.db", "folder"]) {
    const { code, stdout, stderr } = await analyze("--recorder", name);
    expect({ code, stdout, said: sentences(stderr) }).toEqual({
      code: 1,
      stdout: "",
      said: [expect.stringContaining(join(folder, name))],
    });
  }
});

test("a recorder without a single state, and a range without any, give an empty result", async () => {
  await copyFile(join(folder, RECORDER), join(folder, "empty.db"));
  const db = new DatabaseSync(join(folder, "empty.db"));
  db.exec("DELETE FROM states");
  db.close();
  for (const args of [
    ["--recorder", "empty.db"],
    ["--recorder", RECORDER, "--until", "2020-01-01T00:00:00Z"],
    ["--recorder", RECORDER, "--until", "2030-01-01T00:00:00Z", "--hours", "24"],
  ]) {
    const { code, stdout } = await analyze(...args);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ insights: [], suggestions: [], stats: { rows: 0, events: 0 } });
  }
});

test("an hour of history is analysed", async () => {
  const { code, stdout } = await analyze("--recorder", RECORDER, "--hours", "1");
  expect(code).toBe(0);
  expect(JSON.parse(stdout).suggestions).toEqual([]);
});
