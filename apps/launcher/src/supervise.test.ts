import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { ProcessIdentity } from "./process-identity.ts";
import { type Supervised, supervise } from "./supervise.ts";

let directory: string;
let program: Supervised | undefined;
let processes: ProcessIdentity[];
let said: string[];
beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), "routinely-supervise-"));
  processes = [];
  said = [];
});
afterEach(async () => {
  await program?.stop();
  await rm(directory, { recursive: true });
});

async function run(source: string): Promise<Supervised> {
  const script = path.join(directory, "program.ts");
  await writeFile(script, source);
  program = supervise({
    name: "worker",
    script,
    env: process.env,
    logDir: path.join(directory, "logs"),
    say: (line) => said.push(line),
    onProcess: (identity) => identity && processes.push(identity),
  });
  return program;
}

test("a program that is killed is started again, and says where its log is", async () => {
  const { log, crashes } = await run("console.log('up'); setInterval(() => {}, 1000);");
  await vi.waitFor(async () => expect(await readFile(log, "utf8")).toBe("up\n"), { timeout: 5_000 });
  process.kill(processes[0]!.pid, "SIGKILL");
  await vi.waitFor(() => expect(processes).toHaveLength(2), { timeout: 5_000 });
  expect(processes[1]!.pid).not.toBe(processes[0]!.pid);
  expect(crashes()).toBe(1);
  expect(said).toEqual([`The worker ended unexpectedly (SIGKILL) and is started again; see ${log}`]);
});

test("a program that is stopped stays so", async () => {
  const { stop, crashes } = await run("setInterval(() => {}, 1000);");
  await stop();
  expect(crashes()).toBe(0);
  expect(said).toEqual([]);
});

test("stopping does not wait for the pause after a crash", async () => {
  const { stop, crashes } = await run("process.exit(3);");
  await vi.waitFor(() => expect(crashes()).toBeGreaterThan(0), { timeout: 5_000 });
  await stop();
  expect(said[0]).toContain("exit code 3");
});

test("the log of the last start is kept", async () => {
  const first = await run("console.log('first'); setInterval(() => {}, 1000);");
  await vi.waitFor(async () => expect(await readFile(first.log, "utf8")).toBe("first\n"), { timeout: 5_000 });
  await first.stop();
  const second = await run("console.log('second'); setInterval(() => {}, 1000);");
  await vi.waitFor(async () => expect(await readFile(second.log, "utf8")).toBe("second\n"), { timeout: 5_000 });
  expect(await readFile(path.join(directory, "logs/worker.previous.log"), "utf8")).toBe("first\n");
});
