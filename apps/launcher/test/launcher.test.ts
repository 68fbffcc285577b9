import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { findConnection, startEmbedded } from "@routinely/db/embedded";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { identify, isAlive } from "../src/process-identity.ts";
import { readRunState } from "../src/run-state.ts";
import { occupyPort, type Run, start } from "./start.ts";

/** A first start builds the web app. */
const FIRST_START_MS = 240_000;
const START_MS = 60_000;

let directory: string;
let dataDir: string;
let port: number;
const runs: Run[] = [];
beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), "routinely-launcher-"));
  await chmod(directory, 0o755);
  dataDir = path.join(directory, "data");
  const taken = await occupyPort();
  port = taken.port;
  await taken.free();
});
afterEach(async () => {
  for (const { child, ended } of runs.splice(0)) {
    child.kill("SIGTERM");
    await ended;
  }
  if (await findConnection(dataDir)) await (await startEmbedded(dataDir)).stop();
  await rm(directory, { recursive: true, force: true });
});

function launch(env: NodeJS.ProcessEnv = {}): Run {
  const run = start({ PORT: String(port), ROUTINELY_DATA_DIR: dataDir, DATABASE_URL: "", HOST: "", ...env });
  runs.push(run);
  return run;
}

const untilReady = (run: Run, timeout: number) =>
  vi.waitFor(
    () => {
      if (run.child.exitCode !== null) throw new Error(`It ended:\n${run.said()}`);
      expect(run.said()).toContain(`Routinely is ready: http://127.0.0.1:${port}\n`);
    },
    { timeout, interval: 100 },
  );

test.each([
  ["a host that others can reach", () => ({ HOST: "0.0.0.0" }), "HOST must be"],
  ["a port that is none", () => ({ PORT: "http" }), "PORT must be"],
  [
    "a data directory that cannot be",
    () => ({ ROUTINELY_DATA_DIR: path.join(directory, "file/data") }),
    "cannot be written",
  ],
  [
    "a database that is not there",
    () => ({ DATABASE_URL: "postgresql://me:hidden@127.0.0.1:1/x" }),
    "No database server",
  ],
] as const)("%s is refused in one sentence", async (_, env, sentence) => {
  await writeFile(path.join(directory, "file"), "");
  const { code, output } = await launch(env()).ended;
  expect(output).toMatch(/^[^\n]+\n$/);
  expect(output).toContain(sentence);
  expect(output).not.toContain("hidden");
  expect(code).toBe(1);
});

test("the port of another program is respected", async () => {
  const taken = await occupyPort();
  const { code, output } = await launch({ PORT: String(taken.port) }).ended;
  await taken.free();
  expect({ code, output }).toEqual({
    code: 1,
    output: `Port ${taken.port} is taken by another program: stop that one, or set PORT to another number.\n`,
  });
});

test("it runs once, recovers from kill -9, and ends without remains", {
  timeout: FIRST_START_MS + 2 * START_MS,
}, async () => {
  const first = launch();
  await untilReady(first, FIRST_START_MS);
  expect(await launch().ended).toEqual({ code: 1, output: `Routinely is already running: http://127.0.0.1:${port}\n` });
  const database = await findConnection(dataDir);
  const orphans = Object.values(readRunState(dataDir)!.children);
  expect(orphans.every(isAlive)).toBe(true);
  // One that hangs: it does not notice that the launcher is gone.
  process.kill(readRunState(dataDir)!.children.web!.pid, "SIGSTOP");
  first.child.kill("SIGKILL");
  await first.ended;

  const second = launch();
  await untilReady(second, START_MS);
  expect(second.said()).not.toContain("demo home");
  expect(orphans.some(isAlive)).toBe(false);
  expect(await findConnection(dataDir)).toBe(database);

  const { launcher, children } = readRunState(dataDir)!;
  expect(launcher).toEqual(identify(second.child.pid!));
  second.child.kill("SIGINT");
  expect(await second.ended).toMatchObject({ code: 130 });
  expect(Object.values(children).some(isAlive)).toBe(false);
  expect(await findConnection(dataDir)).toBeUndefined();
  expect(readRunState(dataDir)).toBeUndefined();
});
